import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Ends with 0 once a message that it produced came back through a consumer group: an open port proves less. */
public class Ready {
  static final String TOPIC = "local.readiness";

  public static void main(String[] args) throws Exception {
    var text = "org.apache.kafka.common.serialization.String";
    var p = new Properties();
    p.put("bootstrap.servers", args[0]);
    p.put("key.serializer", text + "Serializer");
    p.put("value.serializer", text + "Serializer");
    p.put("key.deserializer", text + "Deserializer");
    p.put("value.deserializer", text + "Deserializer");
    p.put("group.id", "local.readiness");
    p.put("auto.offset.reset", "earliest");
    p.put("reconnect.backoff.ms", "50");
    p.put("retry.backoff.ms", "50");
    p.put("reconnect.backoff.max.ms", "200");
    p.put("max.block.ms", "120000");
    var sent = UUID.randomUUID().toString();
    var deadline = System.currentTimeMillis() + 120_000;
    try (var producer = new KafkaProducer<String, String>(p)) {
      producer.send(new ProducerRecord<>(TOPIC, "ready", sent)).get();
    }
    // Closed in the end: a member that only vanishes holds up the next probe until its session ends.
    try (var consumer = new KafkaConsumer<String, String>(p)) {
      consumer.subscribe(List.of(TOPIC));
      while (System.currentTimeMillis() < deadline) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          if (sent.equals(record.value())) {
            return;
          }
        }
      }
    }
    System.exit(1);
  }
}

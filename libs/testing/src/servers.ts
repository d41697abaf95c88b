const list = (value: string | undefined): string[] | undefined => {
  const items = (value ?? '').split(',').map((item) => item.trim()).filter(Boolean);
  return items.length > 0 ? items : undefined;
};

/** Brokers of the Kafka that tests may use (`TEST_KAFKA_BROKERS`, comma separated); undefined when there is none. */
export const kafkaBrokers = (): string[] | undefined => list(process.env['TEST_KAFKA_BROKERS']);

/** Issuer of the Keycloak that tests may use (`TEST_OIDC_ISSUER`, without a trailing slash); undefined when there is none. */
export const keycloakIssuer = (): string | undefined => process.env['TEST_OIDC_ISSUER']?.replace(/\/+$/, '') || undefined;

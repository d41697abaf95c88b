import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI 3.1 document of a service, made from its routes. */
export function openApiOf(app: NestFastifyApplication, { name, title }: { name: string; title: string }): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0').setTitle(title).setVersion('1').addTag(name)
    .addSecurity('oidc', { type: 'openIdConnect', openIdConnectUrl: '/realms/tinhso/.well-known/openid-configuration' })
    .addSecurityRequirements('oidc');
  return SwaggerModule.createDocument(app, builder.build());
}

export function registerOpenApi(app: NestFastifyApplication, definition: { name: string; title: string }, path: string): void {
  let made: string | undefined;
  app.getHttpAdapter().getInstance().get(path, (_request, reply) => {
    made ??= JSON.stringify(openApiOf(app, definition));
    void reply.header('cache-control', 'public, max-age=300').type('application/json').send(made);
  });
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { authErrors, routePermissions } from '@tinhso/auth';
import type { ErrorCatalogue } from '@tinhso/kernel';
import { commonErrors } from './common.errors.js';
import { completeOperation, methods } from './openapi-operation.js';
import type { OpenApiOperation } from './openapi-operation.js';
import { problemComponents } from './openapi-problem.js';
import { documentOperations, operationIdIn } from './operation.js';
import type { ServiceDefinition } from './service-definition.js';

const securityScheme = { type: 'openIdConnect', openIdConnectUrl: '/realms/tinhso/.well-known/openid-configuration' } as const;

type Described = Pick<ServiceDefinition, 'name' | 'title' | 'errors'>;

/** The errors that a document declares, by code. */
export const errorsOf = (document: OpenAPIObject): ErrorCatalogue => (document as { 'x-errors'?: ErrorCatalogue })['x-errors'] ?? {};

/** The OpenAPI 3.1 document of a service, made from its routes: what each needs, what it answers, with an example. */
export async function openApiOf(app: NestFastifyApplication, { name, title, errors }: Described): Promise<OpenAPIObject> {
  const swagger = await import('@nestjs/swagger');
  documentOperations(swagger);
  const builder = new swagger.DocumentBuilder()
    .setOpenAPIVersion('3.1.0').setTitle(title).setVersion('1').addTag(name).addSecurity('oidc', securityScheme).addSecurityRequirements('oidc');
  const document = swagger.SwaggerModule.createDocument(app, builder.build());
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith(`/api/${name}/`)));
  const access = new Map(routePermissions(app).map((route) => [`${route.method} /api/${name}/v1${route.path.replace(/:(\w+)/g, '{$1}')}`, route]));
  for (const [path, item] of Object.entries(paths)) {
    for (const method of methods) {
      const operation = item[method] as OpenApiOperation | undefined;
      if (operation) Object.assign(item, { [method]: { ...completeOperation(operation, access.get(`${method.toUpperCase()} ${path}`)), operationId: operationIdIn(name, operation.operationId ?? ''), tags: [name] } });
    }
  }
  const declared = Object.assign({}, commonErrors.catalogue, authErrors.catalogue, ...errors) as ErrorCatalogue;
  return { ...document, paths, 'x-errors': declared, components: { ...document.components, ...problemComponents } } as unknown as OpenAPIObject;
}

/** One document of all services: their paths never meet, since each begins with the service's name. */
export const bundleOpenApi = (documents: readonly OpenAPIObject[]): OpenAPIObject => ({
  openapi: '3.1.0',
  info: { title: 'TinhSo', version: '1', description: 'Every operation of every service. Problems are RFC 9457; `type` leads to the page of the code.', contact: {} },
  tags: documents.flatMap(({ tags, info }) => (tags ?? []).map((tag) => ({ ...tag, description: info.title }))),
  servers: [], security: [{ oidc: [] }], 'x-errors': Object.assign({}, ...documents.map(errorsOf)) as ErrorCatalogue,
  paths: Object.fromEntries(documents.flatMap(({ paths }) => Object.entries(paths)).sort(([a], [b]) => (a < b ? -1 : 1))),
  components: { securitySchemes: { oidc: securityScheme }, ...problemComponents },
}) as unknown as OpenAPIObject;

export function registerOpenApi(app: NestFastifyApplication, definition: Described, path: string): void {
  let made: Promise<string> | undefined;
  app.getHttpAdapter().getInstance().get(path, async (_request, reply) => {
    made ??= openApiOf(app, definition).then((document) => JSON.stringify(document));
    return reply.header('cache-control', 'public, max-age=300').type('application/json').send(await made);
  });
}

import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { logger as processLogger, type Logger } from './logger.js';
import { metrics } from './metrics.js';

interface Options {
  readonly service: string;
  readonly logger?: Logger;
  /** Routes that are neither traced nor logged: probes and scrapes would drown the rest. */
  readonly quiet?: readonly string[];
}

const probes = ['/livez', '/readyz', '/startupz', '/metrics'];

const open = new WeakMap<FastifyRequest, Span>();

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unmatched';

/**
 * One server span, one log line and one histogram sample per request, by the route's pattern. Call it before routes are
 * registered. The span is current in every hook and handler that follows.
 */
export function observeRequests(app: FastifyInstance, { service, logger = processLogger, quiet = probes }: Options): void {
  const seconds = metrics.histogram('tinhso_http_request_duration_seconds', 'Time until the answer was sent', ['service', 'route', 'method', 'status']);
  const isQuiet = (request: FastifyRequest): boolean => quiet.includes(routeOf(request));

  app.addHook('onRequest', (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    if (isQuiet(request)) return done();
    const parent = propagation.extract(context.active(), request.headers);
    const attributes = { 'http.request.method': request.method, 'http.route': routeOf(request), 'tinhso.service': service };
    const span = trace.getTracer('tinhso').startSpan(`${request.method} ${routeOf(request)}`, { kind: SpanKind.SERVER, attributes }, parent);
    open.set(request, span);
    context.with(trace.setSpan(parent, span), done);
  });

  app.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (isQuiet(request)) return done();
    const [status, route, method] = [reply.statusCode, routeOf(request), request.method];
    seconds.observe({ service, route, method, status: `${Math.floor(status / 100)}xx` }, reply.elapsedTime / 1000);
    const span = open.get(request);
    span?.setAttribute('http.response.status_code', status);
    if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    const line = (): void => logger.info({ service, method, route, status, durationMs: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
    if (span) context.with(trace.setSpan(context.active(), span), line);
    else line();
    done();
  });
}

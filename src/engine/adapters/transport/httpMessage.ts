import type { RequestReceipt } from '../../domain/collected.ts';
import { maskQuery, receiptPath } from './maskCredentials.ts';
import type { SourceRequest } from './request.ts';

export function addressOf(baseUrl: string, { path, search }: SourceRequest): string {
  const address = `${baseUrl.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  if (search === undefined || search.size === 0) return address;
  return `${address}${path.includes('?') ? '&' : '?'}${search.toString()}`;
}

/** Only simple headers: an extra one makes some vendors refuse the browser's preflight. */
export function initOf({ method = 'GET', body }: SourceRequest, signal: AbortSignal): RequestInit {
  const accept = { Accept: 'application/json' };
  if (body === undefined) return { method, signal, headers: accept };
  const isJson = body.kind === 'json';
  return {
    method,
    signal,
    headers: { ...accept, 'Content-Type': isJson ? 'application/json' : 'application/x-www-form-urlencoded' },
    body: isJson ? JSON.stringify(body.value) : body.value.toString(),
  };
}

export function receiptOf(
  { method = 'GET', path, search, query = null, vendorUrl = null }: SourceRequest,
  measured: Pick<RequestReceipt, 'sentAtMs' | 'tookMs' | 'bytes' | 'asOfMs'>,
): RequestReceipt {
  return {
    method,
    path: receiptPath(path, search),
    query: query === null ? null : maskQuery(query),
    vendorUrl,
    ...measured,
  };
}

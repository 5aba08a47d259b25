import type { WorldErrorGroup } from './world.ts';

/** Errors that belong to every day: they follow the traffic, whatever is released. */
export interface EverydayGroup {
  readonly service: string;
  readonly title: string;
  readonly culprit: string;
  readonly level: WorldErrorGroup['level'];
  /** Of the service's ordinary failures. */
  readonly share: number;
  /** First version with it; null = as old as the world. */
  readonly sinceVersion: string | null;
  readonly resolvedIn: string | null;
  /** A later version in which it came back. */
  readonly backIn: string | null;
  readonly ignored: boolean;
}

const ALWAYS = { sinceVersion: null, resolvedIn: null, backIn: null, ignored: false } as const;

export const EVERYDAY_GROUPS: readonly EverydayGroup[] = [
  {
    ...ALWAYS,
    service: 'shop',
    title: 'TimeoutError: catalogue did not answer in 2 s',
    culprit: 'catalogue/client in load',
    level: 'error',
    share: 0.3,
  },
  {
    ...ALWAYS,
    service: 'shop',
    title: 'ChunkLoadError: part of the page could not be loaded',
    culprit: 'shell/loader in importPage',
    level: 'error',
    share: 0.16,
  },
  {
    ...ALWAYS,
    service: 'shop',
    title: 'AbortError: the request was given up',
    culprit: 'transport/fetch in send',
    level: 'warning',
    share: 0.12,
    ignored: true,
  },
  {
    ...ALWAYS,
    service: 'shop',
    title: 'StockChanged: reserved item is gone',
    culprit: 'basket/reserve in hold',
    level: 'error',
    share: 0.1,
  },
  {
    ...ALWAYS,
    service: 'shop',
    title: 'RangeError: invalid date',
    culprit: 'basket/delivery in formatDay',
    level: 'error',
    share: 0.06,
    resolvedIn: '2.11.0',
    backIn: '2.14.0',
  },
  {
    ...ALWAYS,
    service: 'shop',
    title: "TypeError: Cannot read properties of null (reading 'focus')",
    culprit: 'search/box in onClear',
    level: 'error',
    share: 0.05,
    sinceVersion: '2.11.0',
  },
  {
    ...ALWAYS,
    service: 'shop',
    title: 'ImageDecodeError: unsupported format',
    culprit: 'catalogue/pictures in decode',
    level: 'error',
    share: 0.04,
    sinceVersion: '2.13.0',
    resolvedIn: '2.14.1',
  },
  {
    ...ALWAYS,
    service: 'shop',
    title: 'QuotaExceededError: basket could not be stored',
    culprit: 'basket/store in save',
    level: 'fatal',
    share: 0.03,
  },
  {
    ...ALWAYS,
    service: 'accounts',
    title: 'TimeoutError: session store did not answer in 1 s',
    culprit: 'session/store in read',
    level: 'error',
    share: 0.32,
  },
  {
    ...ALWAYS,
    service: 'accounts',
    title: 'MailRefused: mailbox does not exist',
    culprit: 'sign-up/mail in sendCode',
    level: 'warning',
    share: 0.18,
    ignored: true,
  },
  {
    ...ALWAYS,
    service: 'accounts',
    title: 'InvalidToken: token was used twice',
    culprit: 'login/token in redeem',
    level: 'error',
    share: 0.15,
  },
  {
    ...ALWAYS,
    service: 'accounts',
    title: 'NotAllowedError: passkey dialog was closed',
    culprit: 'login/passkey in ask',
    level: 'error',
    share: 0.1,
    sinceVersion: '5.2.0',
  },
  {
    ...ALWAYS,
    service: 'accounts',
    title: 'URIError: malformed return address',
    culprit: 'login/return in decode',
    level: 'error',
    share: 0.05,
    resolvedIn: '5.4.0',
    backIn: '5.6.0',
  },
  {
    ...ALWAYS,
    service: 'payments',
    title: 'GatewayTimeout: processor did not answer in 8 s',
    culprit: 'gateway/send in await',
    level: 'error',
    share: 0.45,
  },
  {
    ...ALWAYS,
    service: 'payments',
    title: 'CardDeclined without a reason',
    culprit: 'gateway/answer in classify',
    level: 'warning',
    share: 0.2,
  },
  {
    ...ALWAYS,
    service: 'payments',
    title: 'LedgerConflict: entry was changed meanwhile',
    culprit: 'ledger/write in append',
    level: 'error',
    share: 0.1,
    sinceVersion: '1.18.0',
    resolvedIn: '1.20.0',
  },
];

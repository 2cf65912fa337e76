/** Random requests and answers of API calls: what apps pass, what servers, storages, proxies and broken networks answer. */
import { AnswerLimits, apiRequest, apiResponse, definitionsOf, type Call } from '@lockstep/spec';
import type { Random } from '../random.ts';
import { Verbatim, type Argument, type Request } from '../scenario.ts';
import { anyHeaders, anyXML, damageBytes, huge } from './api-bodies.ts';
import { anyAddress, anyHeaderValue, bendText, documentText } from './api-texts.ts';
import type { Generator } from './generator.ts';
import { anyJson } from './model-texts.ts';

const calls = definitionsOf<Call>('call');
const statuses = [
  0, 100, 200, 201, 204, 206, 299, 300, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 416, 418, 426, 429, 499, 500, 502,
  503, 504, 599, 600, 999,
];
const pages = [
  '<html><body>Log in</body></html>',
  '<!DOCTYPE html>\n<html>',
  ' \n<HTML>',
  '404 page not found',
  '\ufeff<html>',
  'null',
  '[]',
  '""',
  '{}',
  '0',
];
const jsonPieces = [',', '"', '}', '{', '[', ']', '\\', ':', ' ', '0', '\u0000', '\ufeff', 'null', '1e400', '9007199254740993', '\\ud83d', '\u00e9'];

function nameOf(random: Random, { name }: Call): string {
  return random.happens(99) ? name : random.pick([name.toLowerCase(), `${name} `, '', 'toString', '__proto__', `${name}\u0301`]);
}

/** How often something is wrong, in percent: half of all cases have nothing that is. */
function anyMess(random: Random): number {
  return random.pick([0, 0, 1, 4, 15]);
}

function params(random: Random, call: Call, mess: number): string {
  if (random.happens(1)) return anyJson(random, 2);
  const text = documentText(random, call.params, mess);
  return random.happens(1) ? text.replace(/\d+/, '9007199254740993') : text;
}

function request(random: Random): Request {
  const call = random.pick(calls);
  const mess = anyMess(random);
  const value = (): string => anyHeaderValue(random, mess);
  const args: Record<string, Argument> = {
    call: nameOf(random, call),
    params: new Verbatim(params(random, call, mess)),
    baseUrl: random.happens(60) ? random.pick(['https://api.example', 'http://127.0.0.1:8080///']) : anyAddress(random, mess),
    authToken: value(),
    clientPackage: value(),
    clientVersion: value(),
  };
  if (random.happens(60)) args['requestId'] = value();
  return { op: apiRequest.name, args };
}

function successBody(random: Random, { success, counts }: Call, mess: number, count: number): string {
  switch (success.answer) {
    case 'json': {
      const text = documentText(random, success.model, mess, counts ? { name: counts.list, count } : undefined);
      return success.wrappedIn !== undefined && random.happens(40) ? `{"${success.wrappedIn}":${text}${random.happens(20) ? ',"a":1' : ''}}` : text;
    }
    case 'completion':
      return anyXML(random);
    default:
      return random.happens(70) ? '' : random.pick(pages);
  }
}

function failureBody(random: Random, { host }: Call): string {
  if (random.happens(15)) return random.pick(pages);
  const isXML = random.happens(host === 'storage' ? 90 : 10);
  if (isXML) return anyXML(random);
  const code = random.happens(60)
    ? JSON.stringify(random.pick(['OBJECT_SIZE_FETCH_FAILED', 'BadDigest', '', '\u00e9', '\u{1f600}', 'a"b']))
    : anyJson(random, 1);
  const text = `{"code":${code}${random.happens(50) ? `,"message":${anyJson(random, 2)}` : ''}${random.happens(3) ? ',"code":"Y"' : ''}}`;
  return random.happens(20) ? bendText(random, text, jsonPieces) : text;
}

/** The parameters of the request whose answer is read, and how many items its list should have. */
function asked(random: Random, call: Call): { readonly text: string; readonly count: number } {
  const count = random.integer(1, 3);
  const { counts, params: document } = call;
  return { text: documentText(random, document, random.happens(90) ? 0 : 10, counts ? { name: counts.parameter, count } : undefined), count };
}

function body(random: Random, text: string): Argument {
  const bytes = Buffer.from(random.happens(85) ? text : bendText(random, text, jsonPieces));
  if (random.happens(8)) return damageBytes(random, bytes);
  if (random.happens(2))
    return random.happens(98)
      ? huge(random, bytes)
      : { seed: random.bytes(32).toString('base64'), size: AnswerLimits.values.listBytes + random.integer(0, 1) };
  return random.happens(3) ? random.bytes(random.integer(0, 40)) : bytes;
}

function response(random: Random): Request {
  const call = random.pick(calls);
  const mess = anyMess(random);
  const { text, count } = asked(random, call);
  const isGood = random.happens(60);
  const right = call.success.answer === 'location' ? call.success.status : 200;
  const status = isGood
    ? random.happens(90)
      ? right
      : random.integer(200, 299)
    : random.happens(90)
      ? random.pick(statuses)
      : random.integer(-2, 1001);
  const made = isGood ? successBody(random, call, mess, random.happens(90) ? count : random.integer(0, 4)) : failureBody(random, call);
  const args: Record<string, Argument> = {
    call: nameOf(random, call),
    status,
    headers: random.happens(99) ? anyHeaders(random, mess) : new Verbatim(anyJson(random, 2)),
    body: body(random, made),
  };
  // Around the end of 2026, or any time.
  if (random.happens(60))
    args['now'] = random.happens(70) ? 1_795_897_800_000_000 + random.integer(-(10 ** 12), 10 ** 12) : random.integer(-(2 ** 46), 2 ** 46);
  if (random.happens(60)) args['params'] = new Verbatim(text);
  return { op: apiResponse.name, args };
}

/** `api.*`. */
export const api: Generator = {
  subject: 'api',
  request: (random) => (random.happens(45) ? request(random) : response(random)),
};

/** Documents, statuses and calls of the spec as the model has them. */
import type { Call, Document, DocumentMember, Statuses } from '@lockstep/spec';
import type { CallModel, DocumentModel, DocumentType, StatusesModel } from './calls-schema.ts';
import type { Resolver } from './resolver.ts';

/** What the spec defines, by kind. */
export interface Known {
  readonly documents: ReadonlySet<string>;
  readonly calls: ReadonlySet<string>;
  readonly errors: ReadonlySet<string>;
}

function refer(kind: string, name: string, known: ReadonlySet<string>, at: Resolver, path: readonly string[]): void {
  if (known.has(name)) return;
  const member = [at.definition.name, ...path.slice(-1)].join('.');
  at.report('LS1004', `${member} refers to the ${kind} ${name}, which the spec does not define: define it or correct the name`, at.place(path));
}

/** Leaves out what is undefined: an absent bound is not a member of the model. */
function present<T extends object>(shape: T): T {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as T;
}

function documentType(member: DocumentMember, known: Known, at: Resolver, path: readonly string[]): DocumentType {
  const { kind, minimum, maximum, base64Bytes, isAddress, isDistinct, distinctFrom } = member;
  switch (kind) {
    case 'string':
      return present({ kind, base64Bytes, isAddress });
    case 'integer':
      return present({ kind, minimum, maximum });
    case 'boolean':
      return { kind };
    case 'object': {
      const name = member.of?.name ?? '';
      refer('document', name, known.documents, at, path);
      return { kind, name };
    }
    case 'list':
      return present({ kind, items: documentType(member.items as DocumentMember, known, at, path), minimum, maximum, isDistinct, distinctFrom });
  }
}

/** A document. */
export function resolveDocument(definition: Document, at: Resolver, known: Known): DocumentModel {
  const members = Object.entries(definition.members).map(([name, member]) => ({
    name,
    type: documentType(member, known, at, [name]),
    required: member.required,
    requiredUnless: member.requiredUnless ?? null,
    documentation: at.documentation([name]),
  }));
  return { ...at.head(), members };
}

/** What statuses mean. */
export function resolveStatuses(definition: Statuses, at: Resolver, known: Known): StatusesModel {
  refer('error table', definition.errors, known.errors, at, []);
  const rules = definition.rules.map(({ status, host, calls, serverCodes, code }) => {
    const [first, last] = typeof status === 'number' ? [status, status] : status;
    for (const call of calls ?? []) refer('call', call, known.calls, at, []);
    return { first, last, host: host ?? null, calls: calls ? [...calls] : null, serverCodes: serverCodes ? [...serverCodes] : null, code };
  });
  return { ...at.head(), errors: definition.errors, rules };
}

/** A call. */
export function resolveCall(definition: Call, at: Resolver, known: Known): CallModel {
  const { host, method, path, params, query, headers, body, success, maximumAnswerBytes, counts, repeat, fallback } = definition;
  refer('document', params.name, known.documents, at, ['params']);
  if (success.answer === 'json') refer('document', success.model.name, known.documents, at, ['success']);
  if (fallback) refer('call', fallback.call, known.calls, at, ['fallback']);
  return {
    ...at.head(),
    host,
    method,
    path,
    params: params.name,
    query: [...query],
    headers: headers.map(({ name, value, where }) => ({ name, value, where: where ?? null })),
    body,
    success: {
      answer: success.answer,
      document: success.answer === 'json' ? success.model.name : null,
      wrappedIn: success.answer === 'json' ? (success.wrappedIn ?? null) : null,
      status: success.answer === 'location' ? success.status : null,
    },
    maximumAnswerBytes,
    counts: counts && { ...counts },
    repeat,
    fallback: fallback && { ...fallback, params: Object.entries(fallback.params).map(([name, value]) => ({ name, value })) },
  };
}

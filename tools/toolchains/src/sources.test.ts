import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findMirror, readSources } from './host.ts';
import { chooseMirror, parseDeb822, parseList } from './sources.ts';

describe('the one-line form', () => {
  it('reads options, suites and components', () => {
    expect(parseList('deb [ arch=amd64 signed-by=/k/a.gpg ] http://a.example/debian bookworm main contrib\n')).toEqual([
      { uri: 'http://a.example/debian', suite: 'bookworm', components: ['main', 'contrib'], signedBy: '/k/a.gpg' },
    ]);
  });

  it('leaves out comments, sources of sources and other text', () => {
    const text = '# deb http://no.example/ x main\ndeb-src http://no.example/ x main\n\n  deb  http://a.example/ x  main # why\nnonsense\n';
    expect(parseList(text)).toEqual([{ uri: 'http://a.example/', suite: 'x', components: ['main'], signedBy: undefined }]);
  });
});

describe('the deb822 form', () => {
  it('reads every combination of addresses and suites', () => {
    const text =
      'Types: deb deb-src\nURIs: http://a.example/debian\n http://b.example/debian\nSuites: x x-updates\nComponents: main\nSigned-By: /k.gpg\n';
    expect(parseDeb822(text).map(({ uri, suite }) => `${uri} ${suite}`)).toEqual([
      'http://a.example/debian x',
      'http://a.example/debian x-updates',
      'http://b.example/debian x',
      'http://b.example/debian x-updates',
    ]);
    expect(parseDeb822(text)[0]?.signedBy).toBe('/k.gpg');
  });

  it('reads comments inside a stanza, any case, and a key in place', () => {
    const text = 'types: deb\n# here is why\nuris: http://a.example/\nSUITES: x\nComponents: main\nSigned-By:\n -----BEGIN PGP-----\n .\n abc\n';
    expect(parseDeb822(text)).toEqual([{ uri: 'http://a.example/', suite: 'x', components: ['main'], signedBy: '-----BEGIN PGP----- . abc' }]);
  });

  it('leaves out stanzas that are switched off or of sources only', () => {
    const stanza = 'URIs: http://a.example/\nSuites: x\nComponents: main\n';
    expect(parseDeb822(`Types: deb\nEnabled: no\n${stanza}\nTypes: deb-src\n${stanza}`)).toEqual([]);
  });
});

describe('the mirror', () => {
  const source = (uri: string, suite: string, signedBy?: string, components = ['main']) => ({ uri, suite, components, signedBy });

  it('is not the one of security updates, nor that of a third party', () => {
    const sources = [
      source('http://a.example/debian-security', 'bookworm-security', '/usr/share/keyrings/debian-archive-keyring.gpg'),
      source('https://node.example/node', 'nodistro', '/k/node.gpg'),
      source('https://party.example/packages', 'bookworm', '/k/party.gpg'),
      source('http://a.example/debian/', 'bookworm'),
    ];
    expect(chooseMirror(sources, 'bookworm')).toBe('http://a.example/debian');
  });

  it('is first of all the one that is signed with the keys of the archive', () => {
    const sources = [
      source('http://a.example/debian', 'bookworm'),
      source('http://b.example/mirror', 'bookworm', '/usr/share/keyrings/debian-archive-keyring.gpg'),
    ];
    expect(chooseMirror(sources, 'bookworm')).toBe('http://b.example/mirror');
  });

  it('has to be reachable by http and to have the main component', () => {
    const sources = [source('cdrom:[Debian]/', 'bookworm'), source('http://a.example/debian', 'bookworm', undefined, ['contrib'])];
    expect(chooseMirror(sources, 'bookworm')).toBeUndefined();
  });
});

describe('the configuration of apt', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-apt-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read from all its files, and from nothing else', () => {
    const more = join(folder, 'sources.list.d');
    expect(() => findMirror('VERSION_CODENAME=bookworm\n', folder)).toThrow('no http source');
    mkdirSync(more, { recursive: true });
    writeFileSync(join(folder, 'sources.list'), 'deb http://one.example/x sid main\n');
    writeFileSync(join(more, 'b.list'), 'deb http://two.example/x sid main\n');
    writeFileSync(join(more, 'a.sources'), 'Types: deb\nURIs: http://three.example/debian\nSuites: bookworm\nComponents: main\n');
    writeFileSync(join(more, 'c.sources.disabled'), 'Types: deb\nURIs: http://no.example/debian\nSuites: bookworm\nComponents: main\n');
    expect(readSources(folder).map(({ uri }) => uri)).toEqual(['http://one.example/x', 'http://three.example/debian', 'http://two.example/x']);
    expect(findMirror('ID=debian\nVERSION_CODENAME=bookworm\n', folder)).toBe('http://three.example/debian');
  });
});

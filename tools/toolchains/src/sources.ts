// The package sources of apt, in both their forms: see sources.list(5).

/** One place that apt takes packages from. */
export interface Source {
  readonly uri: string;
  readonly suite: string;
  readonly components: readonly string[];
  /** Key file or fingerprint, where the source names one. */
  readonly signedBy: string | undefined;
}

/** Reads the one-line form (`*.list`): `deb [option=value …] URI SUITE COMPONENT…`. Lines of another form are left out. */
export function parseList(text: string): Source[] {
  const sources: Source[] = [];
  for (const raw of text.split('\n')) {
    const match = /^deb\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)\s*(.*)$/.exec(raw.replace(/#.*/, '').trim());
    if (!match) continue;
    const [, options = '', uri = '', suite = '', components = ''] = match;
    const signedBy = /(?:^|\s)signed-by\+?=(\S+)/i.exec(options)?.[1];
    sources.push({ uri, suite, components: words(components), signedBy });
  }
  return sources;
}

/** Reads the deb822 form (`*.sources`): stanzas of fields. Stanzas that are switched off or of sources only are left out. */
export function parseDeb822(text: string): Source[] {
  const sources: Source[] = [];
  const stanzas = text.replace(/^#.*\n?/gm, '').split(/\n\s*\n/);
  for (const stanza of stanzas) {
    const fields = readFields(stanza);
    if (/^(no|false|off|without|disable|0)$/i.test(fields.get('enabled') ?? 'yes')) continue;
    if (!words(fields.get('types') ?? '').includes('deb')) continue;
    const components = words(fields.get('components') ?? '');
    for (const uri of words(fields.get('uris') ?? '')) {
      for (const suite of words(fields.get('suites') ?? '')) {
        sources.push({ uri, suite, components, signedBy: fields.get('signed-by') });
      }
    }
  }
  return sources;
}

/**
 * Which of apt's sources is the mirror of Debian's own archive.
 * @param codename of the Debian that runs here, as in os-release: other suites are third parties' more often than not
 * @returns its address without a slash at the end, or undefined where no source can be one
 */
export function chooseMirror(sources: readonly Source[], codename: string): string | undefined {
  const suites = new Set([codename, `${codename}-updates`, 'stable', 'oldstable', 'testing', 'unstable', 'sid']);
  const candidates = sources.filter(({ uri, suite, components }) => /^https?:\/\//.test(uri) && suites.has(suite) && components.includes('main'));
  // A third party may use Debian's suite names too. A wrong guess does no harm: its signature would be refused.
  const rank = (source: Source) => (/debian-archive/.test(source.signedBy ?? '') ? 0 : /\/debian\/?$/.test(source.uri) ? 1 : 2);
  return candidates.sort((a, b) => rank(a) - rank(b))[0]?.uri.replace(/\/+$/, '');
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function readFields(stanza: string): Map<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  for (const line of stanza.split('\n')) {
    const match = /^([A-Za-z][\w-]*)\s*:(.*)$/.exec(line);
    if (match?.[1] !== undefined) {
      name = match[1].toLowerCase();
      fields.set(name, match[2]?.trim() ?? '');
    } else if (/^\s+\S/.test(line) && name) {
      fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`.trim());
    }
  }
  return fields;
}

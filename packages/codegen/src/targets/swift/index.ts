/** The target `swift`: a SwiftPM package, also a pod. */
import type { SpecModel } from '../../model/schema.ts';
import { readAssets } from '../assets.ts';
import { pluginSources } from '../flutter/index.ts';
import type { Doc, Part } from '../printer.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { templateRenderer } from '../templates.ts';
import { callsFile, documentsFile } from './calls.ts';
import { channelFiles } from './channels.ts';
import { decisionFiles } from './decisions.ts';
import { subjectFiles } from './declarations.ts';
import { eventFiles } from './events.ts';
import { extensionFiles } from './extension.ts';
import { documentationComment, documentationItem, literal } from './escaping.ts';
import { array, call, path, printAt } from './layout.ts';
import { nxCheck, nxProject, nxProjectFile } from '../nx-project.ts';
import { Scope, identifier, typeName } from './naming.ts';
import { subjects } from './operations.ts';
import { standardTypes } from './standard-types.ts';
import { tableFiles } from './tables.ts';

const core = 'LockstepCore';
const testeeKit = 'LockstepTesteeKit';
const host = 'PhotoBackupExtension/Sources/PhotoBackupHost';
// What only testees need is no part of what an app links.
const testeeSubject = 'testee';

const item = (text: unknown, indent: unknown): string => documentationItem(String(text), Number(indent));
const code = (document: unknown, margin: unknown): string => printAt(Number(margin), document as Part);
const doc = (text: unknown, indent: unknown): string => documentationComment(String(text), Number(indent));

/** Names of files: a module must not have two of one name, and some file systems see no difference in case. */
class FileNames {
  readonly #scopes = new Map<string, Scope>();

  take(path: string, definition: string): string {
    const [module = ''] = path.replace(/^.*Sources\//, '').split('/');
    const scope = this.#scopes.get(module) ?? new Scope(`the files of ${module}`);
    this.#scopes.set(module, scope);
    scope.take((path.split('/').at(-1) ?? '').toLowerCase(), definition);
    return path;
  }
}

/** The standard types that code names: a definition that is called so would take their place there. */
function standardTypesIn(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => text.replace(/\/\/.*/g, '').match(/\b[A-Z]\w*\b/g) ?? []);
  return [...new Set(words)].filter((word) => standardTypes.has(word));
}

/** What types code declares: the spec's may not be called so. */
function typesDeclaredIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [...text.matchAll(/^(?:[a-z]+ )*(?:class|struct|enum|protocol|typealias) (\w+)/gm)]).map((match) => match[1] ?? '');
}

/** The names of a module that are taken. @param inTemplates the standard types that the templates name */
function moduleScope(module: string, runtime: ReadonlyMap<string, string>, inTemplates: readonly string[]): Scope {
  const scope = new Scope(`the module ${module}`);
  const texts = [...runtime].filter(([path]) => path.startsWith(`Sources/${module}/`)).map(([, text]) => text);
  const declared = new Set(typesDeclaredIn(texts));
  for (const name of declared) scope.take(name, 'the runtime');
  for (const name of new Set([...standardTypesIn(texts), ...inTemplates])) {
    if (!declared.has(name)) scope.take(name, 'Swift, whose type of that name the package uses');
  }
  return scope;
}

const tested = ['default', '^default', 'swift'];
const project = nxProject('swift', ['swift-runtime', '{toolchains,vectors}'], {
  build: { ...nxCheck('node tools/toolchains/swift.mjs build', tested), outputs: ['{projectRoot}/.build/lockstep/debug/lockstep-testee'] },
  format: nxCheck('node tools/toolchains/swift.mjs format', [...tested, '{workspaceRoot}/packages/codegen/src/targets/swift/fixtures/**/*.swift']),
  // The parity suite asks the same vectors through the same dispatch; a person who runs `swift test` has them in the package.
  test: nxCheck('node tools/toolchains/swift.mjs test --skip VectorTests', tested, ['build']),
  long: nxCheck('node tools/toolchains/swift.mjs test --filter VectorTests', tested, ['build']),
  sanitize: { command: 'node tools/toolchains/swift.mjs sanitize' },
});

// A project of its own: what is compiled against stand-ins of Apple's frameworks is not part of the testee's long build. Its
// package is built in the folder of the other one, which SwiftPM locks, so that its tests wait for those.
const extensionProject = nxProject('swift-extension', ['swift', 'swift-runtime', 'toolchains'], {
  format: nxCheck('node tools/toolchains/swift.mjs format-extension', tested),
  test: nxCheck('node tools/toolchains/swift.mjs test-extension', tested, [{ projects: ['swift'], target: 'test' }]),
  documentation: nxCheck('node tools/toolchains/swift.mjs documentation', tested, ['test']),
});

/** Emits the package. */
export const swift: Target = {
  name: 'swift',
  async emit(model: SpecModel): Promise<GeneratedFiles> {
    const render = templateRenderer('swift', { helpers: { code, doc, item }, partials: ['struct', 'model'] });
    const names = new FileNames();
    const runtime = readAssets('swift', 'runtime');
    const inTemplates = standardTypesIn([...readAssets('swift', 'templates').values()]);
    const [coreScope, testeeScope] = [moduleScope(core, runtime, inTemplates), moduleScope(testeeKit, runtime, inTemplates)];
    const files = new Map<string, string>();
    for (const [path, text] of runtime) {
      if (/^(?:PhotoBackupExtension\/)?Sources\/.*\.swift$/.test(path)) names.take(path, 'the runtime');
      files.set(path, text);
    }

    for (const subject of subjectFiles(model)) {
      const module = subject.name === testeeSubject ? testeeKit : core;
      for (const { name } of subject.definitions) (module === core ? coreScope : testeeScope).take(name, name);
      const path = `Sources/${module}/Spec/${typeName(subject.name)}.swift`;
      files.set(names.take(path, subject.name), render('Subject.swift.hbs', subject));
    }

    for (const subject of tableFiles(model)) {
      for (const { name } of subject.definitions) coreScope.take(name, name);
      const path = `Sources/${core}/Spec/${typeName(subject.name)}Tables.swift`;
      files.set(names.take(path, subject.name), render('Tables.swift.hbs', subject));
    }

    for (const subject of decisionFiles(model)) {
      for (const { name } of subject.definitions) coreScope.take(name, name);
      const path = `Sources/${core}/Spec/${typeName(subject.name)}Decisions.swift`;
      files.set(names.take(path, subject.name), render('Decisions.swift.hbs', subject));
    }

    for (const subject of eventFiles(model)) {
      for (const { name } of subject.definitions) coreScope.take(name, name);
      const path = `Sources/${core}/Spec/${typeName(subject.name)}Events.swift`;
      files.set(names.take(path, subject.name), render('Events.swift.hbs', subject));
    }

    for (const subject of channelFiles(model)) {
      // They are of another module, which imports the core.
      for (const { name } of subject.definitions) coreScope.take(name, name);
      files.set(names.take(`${host}/${typeName(subject.name)}.swift`, subject.name), render('Channel.swift.hbs', subject));
    }

    for (const [file, view] of [
      ['ApiDocuments', documentsFile(model)],
      ['ApiCalls', callsFile(model)],
    ] as const) {
      for (const name of view.definitions) coreScope.take(name, name);
      files.set(names.take(`Sources/${core}/Spec/${file}.swift`, 'the spec'), render(`${file}.swift.hbs`, view));
    }

    const groups = subjects(model.operations, testeeScope);
    for (const group of groups) {
      const path = `Sources/${testeeKit}/Spec/${group.protocol}.swift`;
      files.set(names.take(path, group.name), render('Handler.swift.hbs', group));
    }
    const every = (declaration: string, items: readonly Part[]): Doc => [`${declaration} = `, array(items, true)];
    const enums = every(
      'let specEnums: [any EnumTable]',
      model.enums.map(({ name, wire }) => call(wire === 'integer' ? 'IntegerEnum' : 'TextEnum', [path(identifier(name), 'self')])),
    );
    const models = every(
      'let specModels: [any JsonModel.Type]',
      model.models.map(({ name }) => path(identifier(name), 'self')),
    );
    const info = { version: literal(model.specVersion), digest: literal(model.specDigest) };
    for (const [module, file, view] of [
      [core, 'SpecInfo', info],
      [testeeKit, 'Dispatch', { groups }],
      [testeeKit, 'SpecEnums', { enums }],
      [testeeKit, 'SpecModels', { models }],
    ] as const) {
      const path = names.take(`Sources/${module}/Spec/${file}.swift`, 'the spec');
      files.set(path, render(`${file}.swift.hbs`, view));
    }
    for (const { path, template, view } of extensionFiles(model)) files.set(path, render(template, view));
    // The plugin's own sources once more, where a compiler without Flutter can read them.
    for (const [path, text] of readAssets('flutter', 'runtime')) {
      if (path.startsWith(pluginSources)) files.set(path.replace(pluginSources, 'PhotoBackupExtension/Tests/FlutterPlugin/'), text);
    }
    files.set(nxProjectFile, project);
    files.set(`PhotoBackupExtension/${nxProjectFile}`, extensionProject);
    const version = { version: model.specVersion };
    files.set('Lockstep.podspec', render('Lockstep.podspec.hbs', version));
    for (const pod of ['PhotoBackup', 'PhotoBackupHost']) files.set(`PhotoBackupExtension/${pod}.podspec`, render(`${pod}.podspec.hbs`, version));
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  },
};

/** The target `dart`: a package that a Flutter app depends on by path, and the Dart testee. */
import type { SpecModel } from '../../model/schema.ts';
import { readAssets } from '../assets.ts';
import { nxCheck, nxProject, nxProjectFile } from '../nx-project.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { templateRenderer } from '../templates.ts';
import { callFiles } from './calls.ts';
import { channelFiles } from './channels.ts';
import { decisionFiles } from './decisions.ts';
import { enumTable, subjectFiles } from './declarations.ts';
import { eventFiles } from './events.ts';
import { assignment, printAt, withFormatterTold, type Code } from './layout.ts';
import { stringLiteral } from './escaping.ts';
import { declaredTypes, TypeScope } from './naming.ts';
import { NamingProblem } from '../naming-problem.ts';
import { libraryFiles } from './libraries.ts';
import { modelFiles, modelTable } from './models.ts';
import { handlerFiles, operationTable } from './operations.ts';
import { tableFiles } from './tables.ts';

/** The types of the hand-written part of the library, which nothing generated may be named like. */
function writtenTypes(runtime: ReadonlyMap<string, string>): string[] {
  return [...runtime].filter(([path]) => path.startsWith('lib/') || path.startsWith('testee/')).flatMap(([, source]) => declaredTypes(source));
}

const code = (part: unknown, margin: unknown): string => printAt(Number(margin), part as Code);

const tested = ['default', '^default', 'dart'];
const project = nxProject('dart', ['dart-runtime', '{toolchains,vectors}'], {
  format: nxCheck('node tools/toolchains/dart.mjs format', ['default', '^default']),
  // The parity suite asks the same vectors through the same dispatch; a person who runs `dart test/all.dart` has them in the package.
  test: nxCheck('node tools/toolchains/dart.mjs test --without-vectors', tested),
  long: nxCheck('node tools/toolchains/dart.mjs test', tested),
  'random-calls': { command: 'node tools/toolchains/dart.mjs random-calls' },
});

/** Emits the Dart package: hand-written sources as they are, and what follows from the spec. */
export const dart: Target = {
  name: 'dart',
  async emit(model: SpecModel): Promise<GeneratedFiles> {
    const runtime = readAssets('dart', 'runtime');
    const rendered = templateRenderer('dart', { helpers: { code } });
    const render: typeof rendered = (template, view) => withFormatterTold(rendered(template, view));
    const written = writtenTypes(runtime);
    const files = new Map(runtime);
    // Two definitions may lead to one file; which of them is a subject's is in its name.
    const add = (path: string, text: string): void => {
      const name = (path.split('/').at(-1) ?? '').replace(/\.dart$/, '').replaceAll('_', '-');
      if (files.has(path)) throw new NamingProblem(name, `its file ${path} would take the place of another one: rename the subject`);
      files.set(path, text);
    };
    const types = new TypeScope(written);
    const subjects = subjectFiles(model, types);
    for (const subject of subjects) add(subject.path, render('subject.dart.hbs', subject));
    const models = modelFiles(model, types);
    for (const one of models) add(one.path, render('model.dart.hbs', one));
    const tables = tableFiles(model, types);
    for (const each of tables) add(each.path, render('tables.dart.hbs', each));
    const decisions = decisionFiles(model, types);
    for (const each of decisions) add(each.path, render('decisions.dart.hbs', each));
    const events = eventFiles(model, types);
    for (const each of events) add(each.path, render('events.dart.hbs', each));
    const channels = channelFiles(model, types);
    for (const each of channels) add(each.path, render('channels.dart.hbs', each));
    const { documents, calls } = callFiles(model, types);
    add(documents.path, render('api_documents.dart.hbs', documents));
    add(calls.path, render('api_calls.dart.hbs', calls));
    const specInfo = {
      version: assignment('static const String version', stringLiteral(model.specVersion)),
      digest: assignment('static const String digest', stringLiteral(model.specDigest)),
    };
    add('lib/src/spec/spec_info.dart', render('spec_info.dart.hbs', specInfo));
    for (const handler of handlerFiles(model, written)) add(handler.path, render('handler.dart.hbs', handler));
    files.set('testee/lib/operation_table.dart', render('operation_table.dart.hbs', operationTable(model)));
    files.set('testee/lib/enum_table.dart', render('enum_table.dart.hbs', enumTable(model)));
    files.set('testee/lib/model_table.dart', render('model_table.dart.hbs', modelTable(model)));
    const generated = [...subjects, ...models, ...tables, ...decisions, ...events, ...channels, documents, calls]
      .map(({ path }) => path)
      .concat('lib/src/spec/spec_info.dart');
    for (const library of libraryFiles(generated)) add(library.path, render('library.dart.hbs', library));
    files.set(nxProjectFile, project);
    for (const file of ['pubspec.yaml', 'CHANGELOG.md']) files.set(file, render(`${file}.hbs`, { version: model.specVersion }));
    return files;
  },
};

/** The documentation of every source and fixture, read a second time with TypeScript's own parser by ts-morph. */
import { readFileSync, readdirSync } from 'node:fs';
import { Node, Project, ts, type Expression } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { paragraphs, readDefinitions, type Documented, type SourceDefinition } from './documentation.ts';

const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { target: ts.ScriptTarget.ESNext } });
const files = ['packages/spec/src', 'packages/codegen/fixtures'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);

function describeNode(node: Node, file: string): Documented {
  const text = node.getSourceFile().getFullText();
  // A comment on the line of what comes before is one that trails to TypeScript.
  const ranges = [ts.getTrailingCommentRanges(text, node.getPos()), ts.getLeadingCommentRanges(text, node.getPos())];
  const comments = ranges.flatMap((some) => some ?? []).map(({ pos, end }) => text.slice(pos, end));
  const comment = comments.findLast((text) => text.startsWith('/**') && text !== '/**/') ?? '';
  const { line, column } = node.getSourceFile().getLineAndColumnAtPos(node.getStart());
  const inner = comment.slice(3, -2).replace(/^[ \t]*\* ?/gm, '');
  return { documentation: paragraphs(inner), place: { file, line, column } };
}

function membersOf(shape: Node, path: readonly string[], file: string, found: Record<string, Documented>): void {
  shape.forEachChild((child) => {
    if (!Node.isPropertyAssignment(child) && !Node.isShorthandPropertyAssignment(child)) return membersOf(child, path, file, found);
    const name = child.getNameNode();
    const below = [...path, Node.isStringLiteral(name) ? name.getLiteralText() : name.getText()];
    found[below.join('.')] = describeNode(child, file);
    if (Node.isPropertyAssignment(child)) membersOf(child.getInitializerOrThrow(), below, file, found);
  });
}

function bare(expression: Expression | undefined): Expression | undefined {
  const isAsserted = Node.isSatisfiesExpression(expression) || Node.isAsExpression(expression) || Node.isParenthesizedExpression(expression);
  return isAsserted ? bare(expression.getExpression()) : expression;
}

function readAgain(file: string, text: string): SourceDefinition[] {
  const source = project.createSourceFile(file, text, { overwrite: true });
  const exported = new Set(
    source
      .getExportDeclarations()
      .filter((each) => !each.hasModuleSpecifier())
      .flatMap((each) => each.getNamedExports().map((name) => name.getName())),
  );
  return source.getVariableStatements().flatMap((statement) =>
    statement.getDeclarations().flatMap((declaration) => {
      const call = bare(declaration.getInitializer());
      if (!statement.isExported() && !exported.has(declaration.getName())) return [];
      if (!Node.isCallExpression(call) || !/^define[A-Z]/.test(call.getExpression().getText())) return [];
      const [name, ...shapes] = call.getArguments();
      if (!Node.isStringLiteral(name) && !Node.isNoSubstitutionTemplateLiteral(name)) return [];
      const members: Record<string, Documented> = {};
      for (const shape of shapes) membersOf(shape, [], file, members);
      return [{ name: name.getLiteralText(), ...describeNode(statement, file), members }];
    }),
  );
}

describe('two parsers read the same', () => {
  it('of every file that has definitions', () => {
    const definitions = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n');
      const found = readDefinitions([{ file, text }]);
      expect(found, file).toEqual(readAgain(file, text));
      return found;
    });
    expect(definitions.length).toBeGreaterThan(300);
  });
});

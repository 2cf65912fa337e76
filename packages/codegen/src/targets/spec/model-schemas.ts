/**
 * JSON Schemas of the models: what our clients write, no more and no less. Old forms are not in them, since nobody writes
 * them any more, nor null where a model knows none: a document that Lockstep reads satisfies its schema exactly where it needs
 * no rewriting and all of it has a reading.
 */
import type { EnumModel, FlagsModel, ModelModel, SpecModel } from '../../model/schema.ts';

type Member = ModelModel['members'][number];
type Schema = Readonly<Record<string, unknown>>;

/** 2^53 − 1: integers of models are those that every reader holds exactly. */
const largest = Number.MAX_SAFE_INTEGER;

/** The enums and flags of a spec, by name. */
interface Named {
  readonly enums: ReadonlyMap<string, EnumModel>;
  readonly flags: ReadonlyMap<string, FlagsModel>;
}

/** What the members of a type have in common, null aside. */
function typeSchema({ type }: Member, { enums }: Named): Schema & { type: string } {
  const integer = (minimum = -largest) => ({ type: 'integer', minimum, maximum: largest });
  switch (type.kind) {
    case 'integer':
      return integer(type.minimum);
    case 'enum': {
      const definition = enums.get(type.name);
      const held = definition?.wire === 'string' ? { type: 'string' } : integer();
      // An open enum takes any value of its type: its members stand in the description alone.
      return definition?.fallback === null ? { type: held.type, enum: definition.members.map(({ wire }) => wire) } : held;
    }
    case 'flags':
      return integer(0);
    default:
      return { type: type.kind };
  }
}

function memberSchema(member: Member, named: Named, knowsNull: boolean): Schema {
  const { type, ...rest } = typeSchema(member, named);
  const description = member.documentation + enumText(member, named) + flagsText(member, named);
  if (member.required || !knowsNull) return { description, type, ...rest };
  const nullable = Array.isArray(rest['enum']) ? { enum: [...(rest['enum'] as unknown[]), null] } : {};
  return { description, type: [type, 'null'], ...rest, ...nullable };
}

function enumText({ type }: Member, { enums }: Named): string {
  const definition = type.kind === 'enum' ? enums.get(type.name) : undefined;
  if (!definition) return '';
  const values = definition.members.map(({ name, wire }) => `${JSON.stringify(wire)} ${name}`).join(', ');
  return `\n\n${definition.name}: ${values}${definition.fallback === null ? '' : `; any other is ${definition.fallback}`}.`;
}

function flagsText({ type }: Member, { flags }: Named): string {
  const definition = type.kind === 'flags' ? flags.get(type.name) : undefined;
  if (!definition) return '';
  const bits = definition.members.map(({ name, bit }) => `${bit} ${name}`).join(', ');
  return `\n\n${definition.name}, the sum of these bits: ${bits}; others are kept.`;
}

/** For each member of a group: where it has a value, all others have one. */
function dependencies({ members, together }: ModelModel): Schema {
  const wireOf = (name: string): string => members.find((member) => member.name === name)?.wire ?? name;
  const names = [...new Set(together.flat())];
  const entries = names.map((name) => {
    const others = new Set(
      together
        .filter((group) => group.includes(name))
        .flat()
        .filter((other) => other !== name)
        .map(wireOf),
    );
    const values = Object.fromEntries([...others].map((wire) => [wire, { not: { type: 'null' } }]));
    const isNull = { properties: { [wireOf(name)]: { type: 'null' } } };
    return [wireOf(name), { if: isNull, else: { required: [...others], properties: values } }];
  });
  return entries.length === 0 ? {} : { dependentSchemas: Object.fromEntries(entries) as Schema };
}

function modelSchema(model: ModelModel, named: Named): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaFile(model.name),
    title: model.name,
    description: model.documentation,
    type: 'object',
    properties: Object.fromEntries(model.members.map((member) => [member.wire, memberSchema(member, named, model.knowsNull)])),
    required: model.members.filter(({ required }) => required).map(({ wire }) => wire),
    ...dependencies(model),
    additionalProperties: model.knowsNull ? true : { not: { type: 'null' } },
  };
}

/** The name of a model's schema, in the folder of schemas. */
export function schemaFile(model: string): string {
  return `${model}.schema.json`;
}

/** The JSON Schema of each model, by the model's name. */
export function modelSchemas({ models, enums, flags }: SpecModel): Map<string, Schema> {
  const byName = <D extends { readonly name: string }>(definitions: readonly D[]): Map<string, D> =>
    new Map(definitions.map((definition) => [definition.name, definition]));
  const named = { enums: byName(enums), flags: byName(flags) };
  return new Map(models.map((model) => [model.name, modelSchema(model, named)]));
}

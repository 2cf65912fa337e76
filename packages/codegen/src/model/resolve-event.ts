/** Events of the spec as the model has them. */
import type { MonitoringEvent } from '@lockstep/spec';
import type { EventModel } from './event-schema.ts';
import type { Resolver } from './resolver.ts';

/** An event. */
export function resolveEvent(definition: MonitoringEvent, at: Resolver, isEnum: (name: string) => boolean): EventModel {
  return {
    ...at.head(),
    sampledPercent: definition.sampledPercent,
    members: Object.entries(definition.members).map(([name, { kind, enum: of, nullable }]) => {
      const path = ['members', name];
      if (of && !isEnum(of.name)) at.reportMissingEnum(of.name, path);
      const type = kind === 'enum' ? { kind, name: of?.name ?? '' } : { kind };
      return { name, type, nullable: nullable === true, documentation: at.documentation(path) };
    }),
  };
}

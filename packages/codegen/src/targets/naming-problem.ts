/** Two names of the spec that a target's language can't tell apart. */
export class NamingProblem extends Error {
  /** The spec's definition in which the names collide. */
  readonly definition: string;

  /**
   * @param definition the name of the spec's definition
   * @param message what collides with what, and what to do
   */
  constructor(definition: string, message: string) {
    super(message);
    this.name = 'NamingProblem';
    this.definition = definition;
  }
}

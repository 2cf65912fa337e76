const mistakes = ['SpecError', 'ForeignModelsError', 'DiskFullError'];

/** Compiles, runs a generator, and turns a person's mistake into lines without a stack. */
exports.run = async (tree, load, name, options) => {
  const { compile, BuildError } = await import('../../../tools/build.mjs');
  try {
    await compile();
    return await (await load())[name](tree, options);
  } catch (error) {
    if (!(error instanceof BuildError) && !mistakes.includes(error?.name)) throw error;
    // Nx prints the stack of what a generator throws when it is verbose: this one has none to print.
    error.stack = error.message;
    throw error;
  }
};

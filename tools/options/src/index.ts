export { Argument, Option } from '@commander-js/extra-typings';
export { defineCommand, runCommand, startCommand, type CommandStreams } from './command.ts';
export { CommandFailure, exitCodes } from './exit-codes.ts';
export { decimalNumber, nameList, textLike, wholeNumber, withoutOption } from './values.ts';

// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepTesteeKit

// Requests come on standard input, a line each; answers go to standard output in their order.
let program = TesteeProgram()
var requests = LineReader(descriptor: 0)
while let request = requests.next() {
  if !writeAll(program.answer(request) + [0x0A], to: 1) { break }
}

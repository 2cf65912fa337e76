// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// The extension of the simulated month, as it ships, in a process that its driver asks for calls
// and ends as the system does. Photo library, jobs and clock are simulated, nothing else.

import Foundation
import LockstepCore
import PhotoBackup

func serve() throws {
  var call: ((Order.Call) throws -> Void)?
  while let line = readLine() {
    let order = try JSONDecoder().decode(Order.self, from: Data(line.utf8))
    if let world = order.world {
      call = open(world)
      tell(["ok": true])
    }
    if let asked = order.call { try call?(asked) }
  }
}

func open(_ world: Order.World) -> (Order.Call) throws -> Void {
  let clock = MonthClock()
  let library = MonthLibrary(URL(fileURLWithPath: world.library), clock: clock)
  let jobs = MonthJobs()
  let secrets = MonthSecrets(
    master: Base64.decode(world.masterKey) ?? [], token: world.authToken)
  let folder = URL(fileURLWithPath: world.container, isDirectory: true)
  return { call in
    try library.refresh()
    library.allowed = PhotoAccess(wireValue: call.access) ?? .full
    jobs.begin(call)
    secrets.state = call.secrets
    clock.begin(at: call.now, killAfter: call.killAfter)
    let network = NetworkState(wireValue: call.network) ?? .none
    let core = PhotoBackupCore(
      BackupEnvironment(
        openContainer: { try SharedContainer(folder: folder) },
        earlyLog: folder.appendingPathExtension("early-calls.log"), library: library, jobs: jobs,
        secrets: secrets, network: { network },
        makeTransfer: { MonthTransfer(clock, slowness: call.slowness) }, clock: clock.wall,
        uptime: { clock.elapsed }, alarm: clock.alarm,
        pause: { seconds, cancellation in try clock.operate(seconds, cancellation) }))
    try forgetPeak()
    let before = memory("VmRSS")
    let answer: ExtensionAnswer = core.process()
    tell([
      "answer": answer.wireValue, "seconds": clock.elapsed, "peakBytes": memory("VmHWM"),
      "bytesBefore": before,
    ])
  }
}

do {
  try serve()
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}

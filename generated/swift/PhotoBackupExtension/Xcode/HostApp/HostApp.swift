// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore
import PhotoBackup
import PhotoBackupHost
import SwiftUI

/// The smallest app that hosts the extension. It shows what the system says and what the last calls
/// did, switches the extension on and off, and so carries the experiments of the guide.
@main
struct HostApp: App {
  var body: some Scene {
    WindowGroup { DiagnosisView() }
  }
}

private struct DiagnosisView: View {
  @State private var lines: [String] = []

  var body: some View {
    List {
      Section {
        Button("Look") { run { _ in } }
        Button("Ask for access") { run { _ = try $0.requestAccess() } }
        Button("Switch on") { run { _ = try $0.enable() } }
        Button("Switch off") { run { _ = try $0.disable() } }
      }
      ForEach(lines, id: \.self) { Text($0).font(.footnote.monospaced()) }
    }
    .onAppear { run { _ in } }
  }

  private func run(_ work: @escaping @Sendable (Diagnosis) throws -> Void) {
    Task.detached {
      let found = Diagnosis.lines(work)
      await MainActor.run { lines = found }
    }
  }
}

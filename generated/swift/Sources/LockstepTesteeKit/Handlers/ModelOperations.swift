// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `model.*`: the models of the spec by name.
struct ModelOperations: ModelHandler {
  func encode(_ arguments: ModelEncodeArguments) throws -> ModelEncodeResult {
    let model = try model(arguments.model).init(checking: arguments.value)
    return ModelEncodeResult(bytes: try model.encoded())
  }

  func decode(_ arguments: ModelDecodeArguments) throws -> ModelDecodeResult {
    let model = try model(arguments.model).init(decoding: arguments.bytes)
    let malformed = model.malformedPaths
    return ModelDecodeResult(
      value: .object(try model.json), bytes: try model.encoded(),
      malformed: malformed.isEmpty ? nil : malformed)
  }

  private func model(_ name: JsonString) throws -> any JsonModel.Type {
    guard let model = specModels.first(where: { JsonString($0.specName) == name }) else {
      throw LockstepError(.unknownValue, "the spec has no model \(name)")
    }
    return model
  }
}

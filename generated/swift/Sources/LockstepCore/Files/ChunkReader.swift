// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Cuts a file into chunks of one size; it knows of each whether it is the last.
///
/// A file's size may change, and a pipe has none: only a byte that follows shows it. So each read
/// asks for one byte more than a chunk has.
struct ChunkReader {
  private let file: SourceFile
  private let chunkBytes: Int
  private var byteAhead: UInt8?
  private var isFinished = false

  init(file: SourceFile, chunkBytes: Int) {
    self.file = file
    self.chunkBytes = chunkBytes
  }

  /// Reads the next chunk into a buffer with room for a chunk and a byte.
  ///
  /// - Returns: the chunk, where it lies in the buffer; nil after the last. An empty file is one
  ///   empty chunk.
  mutating func next(
    into buffer: ReusableBuffer
  ) throws -> (bytes: UnsafeRawBufferPointer, isLast: Bool)? {
    if isFinished { return nil }
    var count = 0
    if let byteAhead {
      buffer.bytes[0] = byteAhead
      count = 1
    }
    count += try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[count...chunkBytes]))
    byteAhead = count > chunkBytes ? buffer.bytes[chunkBytes] : nil
    isFinished = byteAhead == nil
    return (buffer.first(min(count, chunkBytes)), isFinished)
  }
}

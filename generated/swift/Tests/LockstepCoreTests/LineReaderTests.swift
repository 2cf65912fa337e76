// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepTesteeKit
import XCTest

final class LineReaderTests: XCTestCase {
  func testLinesOfEveryLengthComeWhole() throws {
    let lengths = [0, 1, 65_535, 65_536, 65_537, 0, 3_000_000, 2, 131_072]
    let lines = lengths.map { [UInt8](repeating: UInt8(ascii: "x"), count: $0) }
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting
    DispatchQueue.global().async {
      for line in lines { writer.write(Data(line + [0x0A])) }
      writer.write(Data("last".utf8))
      try? writer.close()
    }
    var reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
    for line in lines { XCTAssertEqual(reader.next(), line) }
    XCTAssertEqual(reader.next(), Array("last".utf8))
    XCTAssertNil(reader.next())
  }
}

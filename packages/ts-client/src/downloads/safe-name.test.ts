import { describe, expect, it } from 'vitest';
import { nameKey, numbered, safeName, splitName } from './safe-name.ts';

const nothing = 'file-7';

describe('a name that a server says', () => {
  it.each([
    'IMG_0001.HEIC',
    'Фото 1.jpg',
    '写真.png',
    'صورة.webp',
    'naïve “x”.jpg',
    "it's #1 & 100%.jpg",
    'a.b.c',
    'no extension',
    '👩‍👩‍👧.jpg',
    'console.jpg',
  ])('stays where it is harmless: %s', (name) => {
    expect(safeName(name, nothing)).toBe(name);
  });

  it.each([
    ['../../etc/passwd', '_.._.._etc_passwd'],
    ['/etc/passwd', '_etc_passwd'],
    ['C:\\Windows\\x.jpg', 'C:_Windows_x.jpg'],
    ['a/b\\c.jpg', 'a_b_c.jpg'],
    ['a\u0000b\u001b[2J.jpg', 'a_b_[2J.jpg'],
    ['photo\u202egpj.exe', 'photo_gpj.exe'],
    ['line\u2028break.jpg', 'line_break.jpg'],
    ['half \ud83d.jpg', 'half _.jpg'],
    ['.lockstep-download', '_.lockstep-download'],
    ['.bashrc', '_.bashrc'],
    ['', nothing],
    ['.', nothing],
    ['..', nothing],
    ['   ', nothing],
    ['a.jpg. . ', 'a.jpg'],
    ['CON', '_CON'],
    ['nul.jpg', '_nul.jpg'],
    ['Com1.tar.gz', '_Com1.tar.gz'],
    ['lpt¹.jpg', '_lpt¹.jpg'],
  ])('is made harmless: %j', (title, name) => {
    const safe = safeName(title, nothing);
    expect(safe).toBe(name);
    expect(safe).not.toMatch(/[/\\\0]/);
  });

  it('keeps its extension where it is too long for a file system, and cuts no character', () => {
    const name = safeName(`${'写'.repeat(500)}.jpeg`, nothing);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^写+\.jpeg$/);
    expect(Buffer.byteLength(safeName(`a.${'x'.repeat(500)}`, nothing))).toBeLessThanOrEqual(200);
  });
});

describe('two names', () => {
  it.each([
    ['a.jpg', 'A.JPG'],
    ['\u00e9.jpg', 'e\u0301.jpg'],
    ['É.jpg', 'e\u0301.JPG'],
    ['straße.jpg', 'STRASSE.JPG'],
    ['Σ.jpg', 'ς.jpg'],
  ])('are one file on some system: %s and %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it('that are taken are followed by numbers', () => {
    const names = numbered('a.b.jpg');
    expect([names.next().value, names.next().value, names.next().value]).toEqual(['a.b.jpg', 'a.b (2).jpg', 'a.b (3).jpg']);
    expect(splitName('.hidden')).toEqual({ stem: '.hidden', extension: '' });
  });
});

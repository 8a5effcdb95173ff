import { describe, expect, it } from 'vitest';
import { readAnswers } from './read-answers.ts';

const read = (text: string, method = 'GET', isOver = true) =>
  readAnswers(Buffer.from(text, 'latin1'), [method], isOver);
const readOld = (text: string, isOver = true) =>
  readAnswers(Buffer.from(text, 'latin1'), [{ method: 'GET', version: '1.0' }], isOver).answers;
const flawsOfOld = (text: string) => readOld(text).flatMap(({ flaws }) => flaws.map(({ text: flaw }) => flaw));
const flawsOf = (text: string, method?: string) =>
  read(text, method).answers.flatMap(({ flaws }) => flaws.map(({ text: flaw }) => flaw));

const head = 'HTTP/1.1 200 OK\r\n';

describe('readAnswers', () => {
  it('reads a body of a length, in chunks, and up to the end of the connection', () => {
    for (const framed of [
      'Content-Length: 4\r\n\r\nbody',
      'Transfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n',
    ])
      expect(read(head + framed).answers).toMatchObject([{ status: 200, text: 'body', complete: true, flaws: [] }]);
  });

  it('reads the body of an answer to HTTP/1.0 up to the end of the connection', () => {
    expect(readOld(`${head}\r\nbody`)).toMatchObject([{ text: 'body', complete: true, flaws: [] }]);
    expect(readOld(`${head}\r\nbody`, false)).toMatchObject([{ text: 'body', complete: false }]);
  });

  it('tells what was cut from what is complete', () => {
    for (const framed of ['Content-Length: 5\r\n\r\nbody', 'Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n'])
      expect(read(head + framed).answers).toMatchObject([{ text: 'body', complete: false }]);
    expect(read('HTTP/1.1 200 OK\r\nContent-Le').answers).toEqual([]);
  });

  it('reads answers in order, passes interim ones over, and keeps what belongs to none', () => {
    const two = `HTTP/1.1 100 Continue\r\n\r\n${head}Content-Length: 1\r\n\r\naHTTP/1.1 204 No Content\r\n\r\nrest`;
    const { answers, rest } = readAnswers(Buffer.from(two), ['GET', 'GET'], true);
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [200, 'a'],
      [204, ''],
    ]);
    expect(rest.toString()).toBe('rest');
  });

  it('gives HEAD no body, whatever the length says', () => {
    const { answers, rest } = read(`${head}Content-Length: 4\r\n\r\nbody`, 'HEAD');
    expect(answers).toMatchObject([{ text: '', complete: true }]);
    expect(rest.toString()).toBe('body');
  });

  it.each([
    [
      'there is a Content-Length and a Transfer-Encoding',
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['Content-Length is 4, 4', 'Content-Length: 4\r\nContent-Length: 4\r\n\r\nbody'],
    ['Content-Length is 4x', 'Content-Length: 4x\r\n\r\n'],
    ['"4x" is no size of a chunk', 'Transfer-Encoding: chunked\r\n\r\n4x\r\nbody\r\n0\r\n\r\n'],
    ['"no colon" is no header', 'no colon\r\n\r\n'],
    ['"a b: c" is no header', 'a b: c\r\n\r\n'],
    ['the header a has a control character in it', 'a: b\0c\r\n\r\n'],
    ['the header a has a control character in it', 'a: b\nc: d\r\n\r\n'],
    ['the header a has a control character in it', 'a: b\x0b\r\n\r\n'],
    ['the header a has a control character in it', 'a:\n\r\n\r\n'],
    ['Transfer-Encoding is gzip', 'Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n'],
    [
      'Transfer-Encoding is chunked, chunked',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a chunk ends in no line break', 'Transfer-Encoding: chunked\r\n\r\n1\r\naXX0\r\n\r\n'],
    ['a chunk ends in no line break', 'Transfer-Encoding: chunked\r\n\r\n0\r\nZZ'],
    ['there is neither a Content-Length nor a Transfer-Encoding', '\r\nbody'],
    ['there is neither a Content-Length nor a Transfer-Encoding', 'Connection: close\r\n\r\nbody'],
  ])('finds that %s', (flaw, framed) => {
    expect(flawsOf(head + framed)).toContain(flaw);
  });

  it('finds what 204 and 304 must not have', () => {
    expect(flawsOf('HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n')).toEqual(['a 204 has a Content-Length']);
    expect(flawsOf('HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n')).toHaveLength(1);
  });

  it('finds what an interim answer must not have', () => {
    const after = `${head}Content-Length: 0\r\n\r\n`;
    expect(flawsOf(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${after}`)).toEqual([]);
    expect(flawsOf(`HTTP/1.1 103 Early Hints\r\nContent-Length: 0\r\n\r\n${after}`)).toEqual([
      'a 103 has a Content-Length',
    ]);
    expect(flawsOf(`HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\n${after}`)).toEqual([
      'a 100 has a Transfer-Encoding',
    ]);
    expect(flawsOf(`HTTP/1.1 100 Continue\r\nno colon\r\n\r\n${after}`)).toEqual(['"no colon" is no header']);
    expect(flawsOf('HTTP/1.1 101 Switching Protocols\r\nContent-Length: 0\r\n\r\n')).toEqual([
      'a 101 has a Content-Length',
    ]);
  });

  it('blames the answer behind an interim one, and no other', () => {
    const both = `HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n${head}Content-Length: 0\r\n\r\n${head}Content-Length: 0\r\n\r\n`;
    const { answers } = readAnswers(Buffer.from(both), ['GET', 'GET'], true);
    expect(answers.map(({ flaws }) => flaws.length)).toEqual([1, 0]);
  });

  it('finds what HTTP/1.0 must not be answered with', () => {
    expect(flawsOfOld(`${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toEqual([
      'a Transfer-Encoding answers HTTP/1.0',
    ]);
    expect(flawsOfOld(`HTTP/1.1 100 Continue\r\n\r\n${head}\r\n`)).toEqual(['a 100 answers HTTP/1.0']);
  });

  it('finds that a line is no status line', () => {
    expect(flawsOf('HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n')).toEqual(['"HTTP/1.1 OK" is no status line']);
    expect(flawsOf('HTTP/1.1 99 \r\nContent-Length: 0\r\n\r\n')).toHaveLength(1);
  });
});

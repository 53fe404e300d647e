import { describe, expect, it } from "vitest";
import { callAt, canonicalNames, repairedPunctuation, textAt, usageOf } from "./editing";

const at = (marked: string) => callAt(marked.replace("|", ""), marked.indexOf("|"));
const current = (marked: string) => {
  const call = at(marked);
  return call && usageOf(call.signature, call.argument).find(({ isCurrent }) => isCurrent)?.text;
};

describe("the call around the caret", () => {
  it.each([
    ["ROUND(|", "ROUND", 0],
    ["ROUND({a}*2,|", "ROUND", 1],
    ["IF({a}>1,ROUND(|1,2),3)", "ROUND", 0],
    ["IF({a}>1,ROUND(1,2),|3)", "IF", 2],
    ["sum((1+|2))", "SUM", 0],
    ['CONCATENATE("a,b(",|)', "CONCATENATE", 1],
    ["求和（1，|", "SUM", 1],
    ["没有（1，|", undefined, undefined],
    ["ROUND(1,2)|", undefined, undefined],
    ["1+2|", undefined, undefined],
  ])("of %s is %s", (marked, name, argument) => {
    const call = at(marked);
    expect(call?.signature.name).toBe(name);
    expect(call?.argument).toBe(argument);
  });

  it("names the parameter at hand, also among repeated ones", () => {
    expect(current("ROUND({a},|")).toBe("[digits]");
    expect(current("SUMIFS({v},|")).toBe("list");
    expect(current("SUMIFS({v},{l},|")).toBe("criterion");
    expect(current("SUMIFS({v},{l},1,|")).toBe("list");
    expect(current("SUM(1,2,3,|")).toBe("number");
    expect(current("NOW(|")).toBeUndefined();
  });
});

describe("the text around the caret", () => {
  const meant = (marked: string) => {
    const text = textAt(marked.replace("|", ""), marked.indexOf("|"));
    return text && [text.meaning, text.named, text.words[0] ?? ""].filter((word) => word !== "").join(" ");
  };

  it.each([
    ['LOOKUP("|")', "target"],
    ['LOOKUP("ware.price","|",{sku})', "beside ware.price"],
    ['LOOKUP("ware.price","sku",{sku},"|",{x})', "beside ware.price"],
    ['LOOKUP("ware.price","sku","|")', undefined],
    ['MAPX("|")', "word first"],
    ['MAPX("sum",{sku},"ware.sku","|")', "target ware.sku"],
    ['QUERY("count","wa|re")', "target"],
    ['ROLLUP("sum","order.total","|")', "link order.total"],
    ['ROLLUP("sum","order.total","|")+LOOKUP("ware.price","sku",1)', "link order.total"],
    ['USERFIELD({user},"|")', "word name"],
    ['DATEDIF({a},{b},"|")', "word Y"],
    ['CONTAINS({a},"|")', undefined],
    ['LOOKUP("ware.price"|)', undefined],
  ])("of %s means %s", (marked, meaning) => {
    expect(meant(marked)).toBe(meaning);
  });
});

describe("punctuation of Chinese input methods", () => {
  it.each([
    ["SUM（1，2）", "SUM(1,2)"],
    ["IF｛a｝", "IF{a}"],
    ['CONCATENATE("，（",1）', 'CONCATENATE("，（",1)'],
    ["“，”＋1", "“，”+1"],
    ["合同", "合同"],
  ])("%s becomes %s", (typed, meant) => {
    expect(repairedPunctuation(typed, 0, typed.length)).toBe(meant);
  });
});

describe("the names of functions", () => {
  const kept = (source: string) =>
    canonicalNames(source).reduceRight(
      (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
      source,
    );

  it.each([
    ["求和({数量}, 平均值(1, 2))", "SUM({数量}, AVERAGE(1, 2))"],
    ["如果（{a}>1，“求和(”，“否”）", "IF（{a}>1，“求和(”，“否”）"],
    ["Sum(1)", "Sum(1)"],
    ["求和", "求和"],
    ["没有这个(1)", "没有这个(1)"],
  ])("in %s are kept as everybody knows them", (typed, meant) => {
    expect(kept(typed)).toBe(meant);
  });
});

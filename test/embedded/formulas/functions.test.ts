import { resultOf, type Shown, type Typed } from "./formulaSheet";

type Case = readonly [formula: string, expected: Shown];

/** Examples of Microsoft's function reference (support.microsoft.com, one article for each function). */
const DOCUMENTED: Readonly<
  Record<string, { readonly cells: Readonly<Record<string, Typed>>; readonly cases: readonly Case[] }>
> = {
  "rounding, of ROUND, ROUNDUP, ROUNDDOWN, MROUND, CEILING, FLOOR, INT, TRUNC, MOD": {
    cells: {},
    cases: [
      ["=ROUND(2.15,1)", 2.2],
      ["=ROUND(2.149,1)", 2.1],
      ["=ROUND(-1.475,2)", -1.48],
      ["=ROUND(21.5,-1)", 20],
      ["=ROUND(626.3,-3)", 1000],
      ["=ROUND(-50.55,-2)", -100],
      ["=ROUNDUP(3.2,0)", 4],
      ["=ROUNDUP(-3.14159,1)", -3.2],
      ["=ROUNDUP(31415.92654,-2)", 31500],
      ["=ROUNDDOWN(-3.14159,1)", -3.1],
      ["=MROUND(10,3)", 9],
      ["=MROUND(1.3,0.2)", 1.4],
      ["=MROUND(5,-2)", "#NUM!"],
      ["=CEILING(2.5,1)", 3],
      ["=CEILING(-2.5,-2)", -4],
      ["=CEILING(0.234,0.01)", 0.24],
      ["=FLOOR(3.7,2)", 2],
      ["=FLOOR(2.5,-2)", "#NUM!"],
      ["=FLOOR(1.58,0.1)", 1.5],
      ["=INT(-8.9)", -9],
      ["=TRUNC(-8.9)", -8],
      ["=MOD(-3,2)", 1],
      ["=MOD(3,-2)", -1],
      ["=QUOTIENT(-10,3)", -3],
    ],
  },
  "conditional sums, of SUMIF, SUMIFS, COUNTIF, AVERAGEIF, MAXIFS": {
    cells: {
      A1: 100000,
      B1: 7000,
      C1: "apples",
      A2: 200000,
      B2: 14000,
      C2: "oranges",
      A3: 300000,
      B3: 21000,
      C3: "peaches",
      A4: 400000,
      B4: 28000,
      C4: "apples",
    },
    cases: [
      ['=SUMIF(A1:A4,">160000",B1:B4)', 63000],
      ['=SUMIF(A1:A4,">160000")', 900000],
      ["=SUMIF(A1:A4,300000,B1:B4)", 21000],
      ['=COUNTIF(C1:C4,"apples")', 2],
      ["=COUNTIF(C1:C4,C3)", 1],
      ['=COUNTIF(C1:C4,"*es")', 4],
      ['=COUNTIF(C1:C4,"?????es")', 2],
      ['=COUNTIF(A1:A4,"<>"&A3)', 3],
      ['=COUNTIFS(C1:C4,"apples",B1:B4,">10000")', 1],
      ['=AVERAGEIF(B1:B4,"<23000")', 14000],
      ['=AVERAGEIF(A1:A4,"<95000")', "#DIV/0!"],
      ['=SUMIFS(B1:B4,C1:C4,"apples",A1:A4,">200000")', 28000],
      ['=MAXIFS(A:A,C:C,"apples")', 400000],
      ['=MINIFS(A1:A4,B1:B5,">0")', "#VALUE!"],
    ],
  },
  "lookups, of VLOOKUP, HLOOKUP, MATCH, INDEX, XLOOKUP, LOOKUP": {
    cells: {
      A1: 0.1,
      B1: "ten",
      C1: 1,
      A2: 0.2,
      B2: "twenty",
      C2: 2,
      A3: 0.5,
      B3: "fifty",
      C3: 3,
    },
    cases: [
      ["=VLOOKUP(0.3,A1:C3,2)", "twenty"],
      ["=VLOOKUP(0.05,A1:C3,2)", "#N/A"],
      ["=VLOOKUP(0.3,A1:C3,2,FALSE)", "#N/A"],
      ["=VLOOKUP(0.5,A1:C3,4,FALSE)", "#REF!"],
      ['=VLOOKUP("tw*",B1:C3,2,0)', 2],
      ["=HLOOKUP(0.1,A1:C3,3)", 0.5],
      ["=MATCH(0.3,A1:A3)", 2],
      ["=MATCH(0.5,A1:A3,0)", 3],
      ["=MATCH(40,{25;38;40;41},-1)", "#N/A"],
      ["=MATCH(39,{25;38;40;41},1)", 2],
      ["=INDEX(A1:C3,2,3)", 2],
      ["=INDEX(A1:C3,4,1)", "#REF!"],
      ["=SUM(INDEX(A1:C3,0,3))", 6],
      ["=SUM(A1:INDEX(A1:A3,2))", 0.30000000000000004],
      ['=XLOOKUP("FIFTY",B1:B3,C1:C3)', 3],
      ['=XLOOKUP("none",B1:B3,C1:C3,"?")', "?"],
      ["=XLOOKUP(0.3,A1:A3,B1:B3,,-1)", "twenty"],
      ["=XLOOKUP(0.3,A1:A3,B1:B3,,1)", "fifty"],
      ["=LOOKUP(0.4,A1:A3,B1:B3)", "twenty"],
      ["=XMATCH(2,C1:C3)", 2],
    ],
  },
  "texts, of LEFT, MID, FIND, SEARCH, SUBSTITUTE, REPLACE, TRIM, PROPER, TEXT, TEXTJOIN": {
    cells: { A1: "Miriam McGovern", A2: "data" },
    cases: [
      ['=LEFT("Sale Price",4)', "Sale"],
      ['=MID("Fluid Flow",7,20)', "Flow"],
      ['=RIGHT("Sale Price",5)', "Price"],
      ['=FIND("M",A1)', 1],
      ['=FIND("M",A1,3)', 8],
      ['=FIND("z",A1)', "#VALUE!"],
      ['=SEARCH("e","Statements",6)', 7],
      ['=SEARCH("m?g",A1)', 8],
      ['=SEARCH("m*g",A1)', 1],
      ['=SUBSTITUTE("Quarter 1, 2008","1","2",1)', "Quarter 2, 2008"],
      ['=SUBSTITUTE("Quarter 1, 2011","1","2",3)', "Quarter 1, 2012"],
      ['=REPLACE("abcdefghijk",6,5,"*")', "abcde*k"],
      ['=TRIM(" First Quarter  Earnings ")', "First Quarter Earnings"],
      ['=PROPER("2-way street")', "2-Way Street"],
      ['=PROPER("76BudGet")', "76Budget"],
      ['=TEXT(1234.567,"$#,##0.00")', "$1,234.57"],
      ['=TEXT(0.285,"0.0%")', "28.5%"],
      ['=TEXT(46000,"mm/dd/yy")', "12/09/25"],
      ['=TEXTJOIN(", ",TRUE,A1:A3)', "Miriam McGovern, data"],
      ['=REPT("*-",3)', "*-*-*-"],
      ['=VALUE("$1,000")', 1000],
      ['=ROUND(VALUE("16:48:00")-VALUE("12:00:00"),10)', 0.2],
      ['=NUMBERVALUE("2.500,27",",",".")', 2500.27],
      ['=TEXTBEFORE("Red riding hood\'s, red hood","hood")', "Red riding "],
      ['=TEXTAFTER("Red riding hood\'s, red hood","red ",-1)', "hood"],
      ['=EXACT("Word","word")', false],
    ],
  },
  "dates, of DATE, EDATE, EOMONTH, DATEDIF, WEEKDAY, WEEKNUM, NETWORKDAYS, WORKDAY, YEARFRAC": {
    cells: { A1: 39722, A2: 40147, A3: 39778, A4: 39786, A5: 39834 },
    cases: [
      ["=DATE(108,1,2)", 39449],
      ["=DATE(2008,14,2)", 39846],
      ["=DATE(2008,-3,2)", 39327],
      ["=DATE(2008,1,-15)", 39432],
      ["=DATE(1900,2,29)", 60],
      ["=DATE(1900,3,1)", 61],
      ['=EDATE("2011-01-15",1)', 40589],
      ["=EDATE(DATE(2024,1,31),1)", 45351],
      ["=EOMONTH(DATE(2011,1,1),-3)", 40482],
      ['=DATEDIF(DATE(2001,1,1),DATE(2003,1,1),"Y")', 2],
      ['=DATEDIF(DATE(2001,6,1),DATE(2002,8,15),"D")', 440],
      ['=DATEDIF(DATE(2001,6,1),DATE(2002,8,15),"YD")', 75],
      ['=DATEDIF(DATE(2003,1,1),DATE(2001,1,1),"Y")', "#NUM!"],
      ["=WEEKDAY(39492)", 5],
      ["=WEEKDAY(39492,2)", 4],
      ["=WEEKDAY(39492,3)", 3],
      ["=WEEKNUM(40977)", 10],
      ["=WEEKNUM(40977,2)", 11],
      ["=NETWORKDAYS(DATE(2012,10,1),DATE(2013,3,1))", 110],
      ["=NETWORKDAYS(DATE(2012,10,1),DATE(2013,3,1),DATE(2012,11,22))", 109],
      ["=NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,1,31))", 22],
      ["=NETWORKDAYS.INTL(DATE(2006,2,28),DATE(2006,1,31))", -21],
      ['=NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,2,1),"0010001",{38719,38733})', 20],
      ["=WORKDAY(A1,151)", 39933],
      ["=WORKDAY(A1,151,A3:A5)", 39938],
      ["=WORKDAY.INTL(DATE(2012,1,1),30,17)", 40944],
      ["=WORKDAY.INTL(DATE(2012,1,1),90,11)", 41013],
      ["=YEARFRAC(DATE(2012,1,1),DATE(2012,7,30))", 0.5805555555555556],
      ["=ROUND(YEARFRAC(DATE(2012,1,1),DATE(2012,7,30),1),8)", 0.57650273],
      ["=ROUND(YEARFRAC(DATE(2012,1,1),DATE(2012,7,30),3),8)", 0.57808219],
      ["=DAYS360(DATE(2011,1,30),DATE(2011,2,1))", 1],
      ["=YEAR(0)&MONTH(60)&DAY(60)", "1900229"],
      ["=ISOWEEKNUM(DATE(2012,3,9))", 10],
    ],
  },
  "statistics, of MEDIAN, LARGE, PERCENTILE, RANK, STDEV, COUNT": {
    cells: { A1: 7, A2: 3.5, A3: 3.5, A4: 1, A5: 2, B1: "text", B2: true },
    cases: [
      ["=RANK(A2,A1:A5,1)", 3],
      ["=RANK(A1,A1:A5,1)", 5],
      ["=RANK.AVG(A2,A1:A5,1)", 3.5],
      ["=MEDIAN(A1:A5)", 3.5],
      ["=LARGE(A1:A5,3)", 3.5],
      ["=SMALL(A1:A5,1)", 1],
      ["=PERCENTILE({1,2,3,4},0.3)", 1.9],
      ["=QUARTILE({1,2,4,7,8,9,10,12},1)", 3.5],
      ["=ROUND(STDEV({1345,1301,1368,1322,1310,1370,1318,1350,1303,1299}),5)", 27.46392],
      ["=COUNT(A1:B2)", 2],
      ["=COUNTA(A1:B3)", 5],
      ["=COUNTBLANK(B1:B5)", 3],
      ['=SUM("5",15,TRUE)', 21],
      ["=SUM(A1:B2)", 10.5],
      ["=MAX(B1:B2)", 0],
      ["=AVERAGE(B1:B2)", "#DIV/0!"],
    ],
  },
  "money, of PMT, PV, FV, NPV, IRR": {
    cells: { A1: -70000, A2: 12000, A3: 15000, A4: 18000, A5: 21000 },
    cases: [
      ["=ROUND(PMT(0.08/12,10,10000),2)", -1037.03],
      ["=ROUND(FV(0.06/12,10,-200,-500,1),2)", 2581.4],
      ["=ROUND(NPV(0.1,-10000,3000,4200,6800),2)", 1188.44],
      ["=ROUND(IRR(A1:A5),3)", -0.021],
    ],
  },
};

for (const [title, { cells, cases }] of Object.entries(DOCUMENTED))
  describe(`functions for ${title}`, () => {
    it.each(cases)("%s is %p", (formula, expected) => {
      expect(resultOf(formula, cells)).toBe(expected);
    });
  });

describe("conditions", () => {
  it.each<Case>([
    ['=IF("",1,2)', "#VALUE!"],
    ["=IF(A9,1,2)", 2],
    ['=IF(A1>1,"more")', false],
    ["=IF(TRUE,,5)", 0],
    ['=IFERROR(1/0,"none")', "none"],
    ['=IFNA(1/0,"none")', "#DIV/0!"],
    ['=IFS(A1>5,"a",A1>0,"b")', "b"],
    ['=IFS(A1>5,"a")', "#N/A"],
    ['=SWITCH(A1,2,"two",1,"one","other")', "one"],
    ['=CHOOSE(2,"a","b")', "b"],
    ['=CHOOSE(3,"a","b")', "#VALUE!"],
    ['=AND(TRUE,1,"TRUE")', true],
    ["=OR(A1=2,A1=1)", true],
    ["=XOR(TRUE,TRUE)", false],
    ["=NOT(A1)", false],
  ])("%s is %p", (formula, expected) => {
    expect(resultOf(formula, { A1: 1 })).toBe(expected);
  });
});

describe("operators and coercion", () => {
  it.each<Case>([
    ['="3"+4', 7],
    ['="a"+1', "#VALUE!"],
    ["=TRUE+1", 2],
    ["=A9+1", 1],
    ['=A9&"x"', "x"],
    ['=A9=""', true],
    ["=A9=0", true],
    ['="a"="A"', true],
    ['="b">"A"', true],
    ['="1">2', true],
    ["=TRUE>99", true],
    ["=1/0", "#DIV/0!"],
    ["=0^0", "#NUM!"],
    ["=2^3^2", 64],
    ["=7%", 0.07],
    ['=1/3&""', "0.333333333333333"],
    ['=1E+20&""', "100000000000000000000"],
    ["=1-0.9-0.1=0", true],
    ["=SUM(A1:A2 A2:A3)", 2],
    ["=SUM(A1:A1 A3:A3)", "#NULL!"],
    ["=SUM((A1,A3))", 4],
    ["=A1:A3", 1],
    ["=@A1:A3", 1],
    ["=SUM({1,2;3,4}*10)", 100],
    ["=NOSUCH(1)", "#NAME?"],
    ["=NoSuchName", "#NAME?"],
    ["=Nowhere!A1", "#REF!"],
    ["=LEFT()", "#VALUE!"],
  ])("%s is %p", (formula, expected) => {
    expect(resultOf(formula, { A1: 1, A2: 2, A3: 3 })).toBe(expected);
  });
});

describe("LET, LAMBDA and arrays", () => {
  it.each<Case>([
    ["=LET(x,5,SUM(x,1))", 6],
    ["=_xlfn.LET(_xlpm.x,5,_xlpm.x+1)", 6],
    ["=LET(double,LAMBDA(x,x*2),double(double(3)))", 12],
    ["=SUM(MAP({1,2,3},LAMBDA(a,a*a)))", 14],
    ["=REDUCE(0,{1,2,3},LAMBDA(a,b,a+b))", 6],
    ["=SUM(BYROW({1,2;3,4},LAMBDA(r,MAX(r))))", 6],
    ["=SUM(SEQUENCE(4))", 10],
    ["=ROWS(UNIQUE({1;2;1}))", 2],
    ["=INDEX(SORT({3;1;2},,-1),1)", 3],
    ['=TEXTJOIN("-",,FILTER({1;2;3},{1;0;1}))', "1-3"],
    ['=FILTER({1;2},{0;0},"none")', "none"],
    ["=FILTER({1;2},{0;0})", "#CALC!"],
    ["=SUM(TAKE({1;2;3},-2))", 5],
    ["=COLUMNS(HSTACK({1,2},{3}))", 3],
    ["=LAMBDA(x,x)", "#CALC!"],
  ])("%s is %p", (formula, expected) => {
    expect(resultOf(formula)).toBe(expected);
  });
});

describe("the clock", () => {
  it("is today's serial in local time, and the same day in the 1904 system", () => {
    const now = (): Date => new Date(2025, 11, 9, 23, 30);
    expect(resultOf("=TODAY()", {}, { now })).toBe(46_000);
    expect(resultOf('=TEXT(NOW(),"yyyy-mm-dd hh:mm")', {}, { now })).toBe("2025-12-09 23:30");
  });
});

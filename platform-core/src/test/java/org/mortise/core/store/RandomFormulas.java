package org.mortise.core.store;

import java.util.List;
import java.util.Random;

/** Well-typed formulas over the fields of the corpus, all of which have an SQL form. */
record RandomFormulas(Random random) {

    String bool(int depth) {
        if (depth == 0) {
            return pick(List.of(
                    "{paid}", "({amount} > {limit})", "({title} = {note})", "({due} <= TODAY())", "ISBLANK({note})"));
        }
        var next = depth - 1;
        return switch (random.nextInt(18)) {
            case 13 -> "XOR(" + bool(next) + ", " + bool(next) + ")";
            case 14 -> "EXACT(" + text(next) + ", " + text(next) + ")";
            case 15 -> "ENDSWITH(" + text(next) + ", " + text(next) + ")";
            case 16 -> "ISERROR(" + pick(List.of(number(next), date(next))) + ")";
            case 0 -> "AND(" + bool(next) + ", " + bool(next) + ")";
            case 1 -> "OR(" + bool(next) + ", " + bool(next) + ")";
            case 2 -> "NOT(" + bool(next) + ")";
            case 3 -> "(" + bool(next) + " && " + bool(next) + ")";
            case 4 -> "(" + bool(next) + " || " + bool(next) + ")";
            case 5, 6 -> compared(number(next), number(next));
            case 7 -> compared("(\"\" & " + text(next) + ")", text(next));
            case 8 -> compared(date(next), date(next));
            case 9 -> "ISBLANK(" + pick(List.of(number(next), text(next), date(next), "{owner}", "{at}")) + ")";
            case 10 -> "CONTAINS(" + text(next) + ", " + text(next) + ")";
            case 11 -> "STARTSWITH(" + text(next) + ", " + text(next) + ")";
            case 12 -> "IF(" + bool(next) + ", " + bool(next) + ", " + bool(next) + ")";
            default ->
                pick(List.of(
                        compared("{at}", "{seen}"),
                        compared("{at}", "NOW()"),
                        "({owner} = {creator})",
                        compared("{opens}", "{closes}"),
                        "({owner} = CURRENTUSER())",
                        "({due} <> BLANK())"));
        };
    }

    String number(int depth) {
        if (depth == 0) {
            return pick(List.of("{amount}", "{limit}", "3", "0.5", "-2", "LEN({title})", "15%"));
        }
        var next = depth - 1;
        return switch (random.nextInt(28)) {
            case 14 -> "SUM(" + number(next) + ", " + number(next) + ")";
            case 15 -> "ROUND(AVERAGE(" + number(next) + ", " + number(next) + "), 3)";
            case 16 -> "PRODUCT(" + number(next) + ", {amount}, BLANK())";
            case 17 -> "COUNT({amount}, {limit}, " + number(next) + ")";
            case 18 -> "COUNTA({title}, {due}, {paid}, " + text(next) + ")";
            case 19 -> "MOD(" + number(next) + ", " + number(next) + ")";
            case 20 ->
                pick(List.of("ROUNDUP", "ROUNDDOWN")) + "(" + number(next) + ", " + (random.nextInt(5) - 2) + ")";
            case 21 ->
                pick(List.of("CEILING", "FLOOR")) + "(" + number(next) + ", " + pick(List.of("1", "0.5", "20")) + ")";
            case 22 -> pick(List.of("INT", "EVEN", "ODD")) + "(" + number(next) + ")";
            case 23 -> "IFERROR(" + number(next) + ", " + number(next) + ")";
            case 24 -> "SWITCH(" + number(next) + ", {limit}, " + number(next) + ", 1, 2, " + number(next) + ")";
            case 25 ->
                pick(List.of("QUARTER", "ISOWEEKNUM", "WEEKDAY")) + "(" + pick(List.of(date(next), "{at}")) + ")";
            case 26 -> pick(List.of("DAYS(", "AGE(")) + date(next) + ", " + pick(List.of(date(next), "{at}")) + ")";
            case 27 -> "FIND(" + text(next) + ", " + text(next) + ")";
            case 13 -> pick(List.of("HOUR", "MINUTE", "SECOND")) + "(" + pick(List.of("{at}", "{opens}")) + ")";
            case 0 -> "(" + number(next) + " + " + number(next) + ")";
            case 1 -> "(" + number(next) + " - " + number(next) + ")";
            case 2 -> "(" + number(next) + " * " + number(next) + ")";
            case 3 -> "(" + number(next) + " / 4)";
            case 4 -> "ROUND(" + number(next) + " / " + number(next) + ", " + random.nextInt(4) + ")";
            case 5 -> "ABS(" + number(next) + ")";
            case 6 -> "MIN(" + number(next) + ", " + number(next) + ")";
            case 7 -> "MAX(" + number(next) + ", " + number(next) + ", 1)";
            case 8 -> "IF(" + bool(next) + ", " + number(next) + ", " + number(next) + ")";
            case 9 -> "COALESCE(" + number(next) + ", " + number(next) + ")";
            case 10 -> pick(List.of("YEAR", "MONTH", "DAY")) + "(" + pick(List.of(date(next), "{at}")) + ")";
            case 11 -> "(" + date(next) + " - " + date(next) + ")";
            case 12 -> "IFS(" + bool(next) + ", " + number(next) + ", " + bool(next) + ", " + number(next) + ")";
            default -> "LEN(" + text(next) + ")";
        };
    }

    String text(int depth) {
        if (depth == 0) {
            return pick(List.of("{title}", "{note}", "LEFT({stage}, 9)", "TEXT({stage})", "\"a\"", "\"中\"", "\"\""));
        }
        var next = depth - 1;
        return switch (random.nextInt(14)) {
            case 9 -> "MID(" + text(next) + ", " + (1 + random.nextInt(3)) + ", " + random.nextInt(3) + ")";
            case 10 -> "REPLACE(" + text(next) + ", 2, 1, " + text(next) + ")";
            case 11 -> "SUBSTITUTE(" + text(next) + ", " + text(next) + ", " + text(next) + ")";
            case 12 -> "DATESTR(" + date(next) + ")";
            case 13 -> "SWITCH(" + text(next) + ", \"a\", " + text(next) + ", {note}, " + text(next) + ")";
            case 0 -> "(" + text(next) + " & " + text(next) + ")";
            case 1 -> "LEFT(" + text(next) + ", " + random.nextInt(3) + ")";
            case 2 -> "RIGHT(" + text(next) + ", " + random.nextInt(3) + ")";
            case 3 -> "TRIM(" + text(next) + ")";
            case 4 -> "CONCATENATE(" + text(next) + ", " + number(next) + ")";
            case 5 -> "IF(" + bool(next) + ", " + text(next) + ", " + text(next) + ")";
            case 6 -> "COALESCE(" + text(next) + ", " + text(next) + ")";
            case 7 -> "(" + date(next) + " & " + bool(next) + ")";
            default -> text(next);
        };
    }

    String date(int depth) {
        if (depth == 0) {
            return pick(List.of("{due}", "{start}", "TODAY()"));
        }
        var next = depth - 1;
        return switch (random.nextInt(10)) {
            case 7 ->
                "DATEADD(" + date(next) + ", " + number(next) + ", \"" + pick(List.of("Y", "q", "M", "W", "D")) + "\")";
            case 8 -> pick(List.of("YEARBEGIN(", "YEAREND(")) + date(next) + ")";
            case 9 -> "IFERROR(" + date(next) + ", " + date(next) + ")";
            case 0 -> "(" + date(next) + " + " + pick(List.of("1", "30", "1.5", "{amount}")) + ")";
            case 1 -> "(" + date(next) + " - " + pick(List.of("7", "-1", "{limit}")) + ")";
            case 2 -> "EDATE(" + date(next) + ", " + pick(List.of("1", "-13", "{amount}")) + ")";
            case 3 -> "EOMONTH(" + date(next) + ", " + pick(List.of("0", "2", "{limit}")) + ")";
            case 4 ->
                "DATE(2024, " + pick(List.of("2", "14", "0", "{amount}")) + ", " + pick(List.of("29", "31", "-1"))
                        + ")";
            case 5 -> "IF(" + bool(next) + ", " + date(next) + ", " + date(next) + ")";
            default -> "COALESCE(" + date(next) + ", " + date(next) + ")";
        };
    }

    <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    private String compared(String left, String right) {
        return "(" + left + pick(List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ")) + right + ")";
    }
}

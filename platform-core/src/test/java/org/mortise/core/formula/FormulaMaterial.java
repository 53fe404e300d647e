package org.mortise.core.formula;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mortise.core.formula.FxType.Scalar;
import org.mortise.core.kernel.Json;

/** What random formulas are made of: words, formats, patterns and names that functions look at. */
final class FormulaMaterial {

    static final List<String> ZONES =
            List.of("Asia/Shanghai", "UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe");
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "abc",
            "Contract",
            "合同",
            "榫卯 平台",
            "a😀b",
            "e\u0301",
            "é",
            "-12.50",
            "1,234.5",
            "15%",
            "(3)",
            "x-y-z",
            "  two  spaces ",
            "ΑΣ",
            "ß",
            "\ue000",
            "0",
            "vip",
            "TRUE",
            "2026-01-31",
            ">=10",
            "<>a",
            "a*",
            "?b~*",
            "11010519491231002X");
    static final List<String> FORMATS = List.of(
            "0",
            "0.00",
            "#,##0.00",
            "0%",
            "000",
            "#.##",
            "¥#,##0.0;(0)",
            "yyyy-mm-dd",
            "yyyy年m月d日 hh:mm",
            "h:mm AM/PM",
            "aaaa",
            "x",
            "");
    static final List<String> UNITS = List.of("Y", "M", "D", "YM", "MD", "YD", "y", "Q", "W", "H", "mi", "S", "D", "x");
    static final List<Scalar> MAGNITUDES = List.of(
            Scalar.NUMBER, Scalar.NUMBER, Scalar.NUMBER, Scalar.DATE, Scalar.DATETIME, Scalar.TIME, Scalar.DURATION);
    static final List<Scalar> SCALARS = List.of(
            Scalar.NUMBER,
            Scalar.NUMBER,
            Scalar.TEXT,
            Scalar.TEXT,
            Scalar.BOOL,
            Scalar.DATE,
            Scalar.DATETIME,
            Scalar.TIME,
            Scalar.DURATION,
            Scalar.OPTION,
            Scalar.USER);
    static final List<String> NOISE = List.of(
            "1", "2.5", ".5", "1e2", "{a}", "{t.b}", "{t}", ".b", ".", "{", "}", "(", ")", "(", ")", "[", "]", ",", "，",
            "+", "-", "*", "/", "^", "%", "&", "&&", "||", "|", "=", "==", "<>", "!=", "!", "<", "≤", ">=", "\"x\"",
            "“y”", "\"", "“", "SUM(", "IF(", "求和", "Len(", "a", "TRUE", "false", "；", "😀", "\u3000", "１", "Ｍ", "{ａ}",
            "'", "\\");
    static final List<String> PATTERNS = List.of(
            "a",
            "^a|b$",
            "(\\d+)([-.,])?(\\d*)",
            "\\w+?\\b",
            "[^a-z\\s]{1,2}",
            "(?i)CON(t?)r",
            "(?:x|(y))*",
            "\\p{Han}+",
            ".",
            "",
            "(?m)^.*$",
            "(a",
            "[\\u4e00-\\u9fa5]",
            "a**",
            "(?=a)");
    static final List<String> REPLACEMENTS = List.of("", "<$0>", "$1", "$2$$", "$9", "é$");
    static final List<String> PLACES =
            List.of("116.3975,39.9087", "121.4737, 31.2304", "0,0", "-179.99，-89.5", "181,0", "12");
    static final List<String> CRITERIA = List.of(">0", "<=10", "<>", "a*", "?", "=", "TRUE", ">=2000-01-01", "~*");
    static final List<String> AGGREGATES =
            List.of("SUM", "AVERAGE", "MIN", "MAX", "COUNT", "COUNTA", "MEDIAN", "PRODUCT");
    static final List<String> PICKS = List.of("sum", "count", "first", "last", "avg", "min", "max", "most");
    static final JsonNode LABELS = Json.parse(
            "{\"a\":[\"甲\"],\"abc\":[\"上\",{\"zh-CN\":\"下\",\"en-US\":\"Below\"}],\"0\":[{\"en-US\":\"Nought\"}]}");
    static final List<String> LANGUAGES = List.of("zh-CN", "en-US", "fr");

    private FormulaMaterial() {}
}

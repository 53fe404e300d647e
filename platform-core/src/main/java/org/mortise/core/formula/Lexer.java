package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Cuts a formula into tokens; what Chinese input methods produce for punctuation and operators means the same. */
final class Lexer {

    private static final String WIDE_SYMBOLS = "×*÷/−-＋+－-＊*／/＾^＆&＝=＜<＞>！!％%，,、,（(）)［[］]【[】]｛{｝}．.｜|";
    private static final String QUOTES = "\"“”＂";
    private static final String SPACE = " \t\r\n\u00a0\u3000";
    private static final Pattern OUTER_SPACE = Pattern.compile("^[" + SPACE + "]+|[" + SPACE + "]+$");
    private static final List<String> SYMBOLS = List.of(
            "||", "&&", "==", "<>", "!=", "<=", ">=", "=", "<", ">", "&", "+", "-", "*", "/", "^", "!", "%", ",", "(",
            ")", "[", "]", ".");

    private final String source;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Always ends with an END token; stops at the first mistake. */
    List<Token> tokens() {
        skipSpace();
        if (at < source.length() && plain(at) == '=') {
            at++; // Excel's habit of starting a formula with "="
            skipSpace();
        }
        while (at < source.length() && problems.isEmpty()) {
            next();
            skipSpace();
        }
        add(Token.Kind.END, "", source.length());
        return tokens;
    }

    private void next() {
        var symbol = plain(at);
        if (isDigit(symbol) || (symbol == '.' && at + 1 < source.length() && isDigit(plain(at + 1)))) {
            number();
        } else if (QUOTES.indexOf(source.charAt(at)) >= 0) {
            text();
        } else if (symbol == '{') {
            field();
        } else if (Character.isLetter(source.codePointAt(at)) || symbol == '_') {
            name();
        } else {
            symbol();
        }
    }

    private void number() {
        var end = digitsFrom(at);
        if (end < source.length() && plain(end) == '.') {
            end = digitsFrom(end + 1);
        }
        if (end < source.length() && (plain(end) == 'e' || plain(end) == 'E')) {
            var sign = end + 1 < source.length() && "+-".indexOf(plain(end + 1)) >= 0 ? 1 : 0;
            var exponent = digitsFrom(end + 1 + sign);
            end = exponent > end + 1 + sign ? exponent : end;
        }
        var digits = new StringBuilder();
        for (var i = at; i < end; i++) {
            digits.append(plain(i));
        }
        add(Token.Kind.NUMBER, digits.toString(), end);
    }

    private int digitsFrom(int start) {
        var end = start;
        while (end < source.length() && isDigit(plain(end))) {
            end++;
        }
        return end;
    }

    /** ASCII quotes close with ASCII quotes and double to stand for themselves; curly and wide ones close with any quote but those. */
    private void text() {
        var closing = source.charAt(at) == '"' ? "\"" : "“”＂";
        var value = new StringBuilder();
        for (var i = at + 1; i < source.length(); i++) {
            var character = source.charAt(i);
            if (closing.indexOf(character) < 0) {
                value.append(character);
            } else if (character == '"' && i + 1 < source.length() && source.charAt(i + 1) == '"') {
                value.append(character);
                i++;
            } else {
                add(Token.Kind.TEXT, value.toString(), i + 1);
                return;
            }
        }
        problems.add("fx_unclosed_text", at, source.length(), Map.of());
    }

    private void field() {
        for (var i = at + 1; i < source.length(); i++) {
            if (plain(i) == '}') {
                var key = source.substring(at + 1, i).replace('．', '.');
                add(Token.Kind.FIELD, OUTER_SPACE.matcher(key).replaceAll(""), i + 1);
                return;
            }
        }
        problems.add("fx_unclosed_field", at, source.length(), Map.of());
    }

    private void name() {
        var end = at;
        while (end < source.length() && isNamePart(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        var name = new StringBuilder();
        for (var i = at; i < end; i++) {
            name.append(plain(i));
        }
        add(Token.Kind.NAME, name.toString(), end);
    }

    private void symbol() {
        var one = String.valueOf(plain(at));
        if ("≤≥≠".contains(one)) {
            add(Token.Kind.SYMBOL, one.equals("≤") ? "<=" : one.equals("≥") ? ">=" : "<>", at + 1);
            return;
        }
        var two = at + 1 < source.length() ? one + plain(at + 1) : one;
        for (var symbol : SYMBOLS) {
            if (symbol.equals(two) || symbol.equals(one)) {
                add(Token.Kind.SYMBOL, canonical(symbol), at + symbol.length());
                return;
            }
        }
        var character = Character.toString(source.codePointAt(at));
        problems.add("fx_unexpected_character", at, at + character.length(), Map.of("character", character));
    }

    private static String canonical(String symbol) {
        return symbol.equals("==") ? "=" : symbol.equals("!=") ? "<>" : symbol;
    }

    private void add(Token.Kind kind, String text, int end) {
        tokens.add(new Token(kind, text, at, end));
        at = end;
    }

    private void skipSpace() {
        while (at < source.length() && SPACE.indexOf(source.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The character at a position with full-width forms made narrow. */
    private char plain(int position) {
        var character = source.charAt(position);
        for (var i = 0; i < WIDE_SYMBOLS.length(); i += 2) {
            if (WIDE_SYMBOLS.charAt(i) == character) {
                return WIDE_SYMBOLS.charAt(i + 1);
            }
        }
        var isWideWord = (character >= '０' && character <= '９')
                || (character >= 'Ａ' && character <= 'Ｚ')
                || (character >= 'ａ' && character <= 'ｚ')
                || character == '＿';
        return isWideWord ? (char) (character - 0xfee0) : character;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isNamePart(int codePoint) {
        return Character.isLetter(codePoint)
                || codePoint == '_'
                || codePoint == '＿'
                || (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= '０' && codePoint <= '９');
    }
}

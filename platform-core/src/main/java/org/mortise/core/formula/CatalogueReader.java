package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Just enough JSON for the catalogue (objects, lists, texts, whole numbers, booleans, null), so that this package needs no library. */
final class CatalogueReader {

    private final String json;
    private int at;

    CatalogueReader(String json) {
        this.json = json;
    }

    @Nullable
    Object read() {
        var value = value();
        if (skipSpace() != 0) {
            throw broken("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (skipSpace()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> text();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        at++;
        while (skipSpace() != '}') {
            if (!fields.isEmpty()) {
                expect(',');
            }
            if (skipSpace() != '"') {
                throw broken("a key");
            }
            var key = text();
            expect(':');
            fields.put(key, value());
        }
        at++;
        return fields;
    }

    private List<@Nullable Object> list() {
        var elements = new ArrayList<@Nullable Object>();
        at++;
        while (skipSpace() != ']') {
            if (!elements.isEmpty()) {
                expect(',');
            }
            elements.add(value());
        }
        at++;
        return elements;
    }

    private String text() {
        var text = new StringBuilder();
        for (at++; json.charAt(at) != '"'; at++) {
            if (json.charAt(at) == '\\') {
                at++;
                text.append(json.charAt(at) == 'n' ? '\n' : json.charAt(at));
            } else {
                text.append(json.charAt(at));
            }
        }
        at++;
        return text.toString();
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw broken(word);
        }
        at += word.length();
        return value;
    }

    private Object number() {
        var start = at;
        while (at < json.length() && Character.isDigit(json.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw broken("a value");
        }
        return Integer.valueOf(json.substring(start, at));
    }

    private void expect(char character) {
        if (skipSpace() != character) {
            throw broken("'" + character + "'");
        }
        at++;
    }

    /** The next character that is not white space, not consumed; 0 at the end. */
    private char skipSpace() {
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : 0;
    }

    private IllegalStateException broken(String expected) {
        return new IllegalStateException("the catalogue is broken at %d: expected %s".formatted(at, expected));
    }
}

package org.mortise.core.formula;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Texts taken apart, repeated, covered and encoded; a character is a code point. */
final class CodeFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("REPT", args -> repeated(args.string(0), args.whole(1))),
            entry("FIND", CodeFunctions::find),
            entry("ENDSWITH", args -> composed(args, 0).endsWith(composed(args, 1))),
            entry("SPLIT", CodeFunctions::split),
            entry("CHAR", args -> character(args.whole(0))),
            entry("MASK", CodeFunctions::masked),
            entry("ENCODEURL", args -> Values.text(encoded(args.string(0)))),
            entry("IDCARDBIRTHDAY", args -> ofCard(args, IdentityCard::birthday)),
            entry("IDCARDSEX", args -> ofCard(args, IdentityCard::sex)),
            entry("IDCARDAGE", CodeFunctions::ageOfCard));

    private static final String UNRESERVED = "-_.~";
    private static final int REPLACEMENT = 0xFFFD;

    private CodeFunctions() {}

    private static Object repeated(String text, int count) {
        if (count < 0) {
            return FormulaError.VALUE;
        }
        return (long) text.length() * count > Values.MAX_TEXT ? FormulaError.LIMIT : text.repeat(count);
    }

    /** As SEARCH, but capitals count. */
    private static Object find(Arguments args) {
        var within = args.string(1);
        var start = args.whole(2, 1);
        if (start < 1 || start > within.codePointCount(0, within.length()) + 1) {
            return FormulaError.VALUE;
        }
        var at = within.indexOf(args.string(0), within.offsetByCodePoints(0, start - 1));
        return at < 0 ? FormulaError.VALUE : BigDecimal.valueOf(within.codePointCount(0, at) + 1L);
    }

    private static String composed(Arguments args, int index) {
        return Comparison.composed(args.string(index));
    }

    /** By an empty delimiter into characters; a blank text has no parts. */
    private static Object split(Arguments args) {
        var text = args.string(0);
        var delimiter = args.string(1);
        if (text.isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        if (delimiter.isEmpty()) {
            text.codePoints().forEach(codePoint -> parts.add(Character.toString(codePoint)));
        } else {
            var from = 0;
            for (var at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
                parts.add(text.substring(from, at));
                from = at + delimiter.length();
            }
            parts.add(text.substring(from));
        }
        return parts.size() > Values.MAX_LIST ? FormulaError.LIMIT : List.copyOf(parts);
    }

    private static Object character(int code) {
        var isScalar = Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF);
        return code > 0 && isScalar ? Character.toString(code) : FormulaError.VALUE;
    }

    /** Covers all but some characters at both ends, and everything when nothing would be covered. */
    private static Object masked(Arguments args) {
        var characters = args.string(0).codePoints().toArray();
        var first = args.whole(1, 3);
        var last = args.whole(2, 4);
        var cover = args.count() > 3 ? args.string(3) : "*";
        if (first < 0 || last < 0) {
            return FormulaError.VALUE;
        }
        var isShort = (long) first + last >= characters.length;
        var covered = new StringBuilder();
        for (var i = 0; i < characters.length; i++) {
            if (!isShort && (i < first || i >= characters.length - last)) {
                covered.appendCodePoint(characters[i]);
            } else {
                covered.append(cover);
            }
            if (covered.length() > Values.MAX_TEXT) {
                return FormulaError.LIMIT;
            }
        }
        return covered.toString();
    }

    /** Percent-encoded UTF-8 (RFC 3986); half a surrogate pair becomes the replacement character. */
    private static String encoded(String text) {
        var encoded = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            var isPlain = (codePoint >= 'a' && codePoint <= 'z')
                    || (codePoint >= 'A' && codePoint <= 'Z')
                    || (codePoint >= '0' && codePoint <= '9')
                    || UNRESERVED.indexOf(codePoint) >= 0;
            if (isPlain) {
                encoded.appendCodePoint(codePoint);
                return;
            }
            var known = codePoint >= 0xD800 && codePoint <= 0xDFFF ? REPLACEMENT : codePoint;
            for (var octet : Character.toString(known).getBytes(StandardCharsets.UTF_8)) {
                encoded.append('%').append("%02X".formatted(octet));
            }
        });
        return encoded.toString();
    }

    private static @Nullable Object ofCard(Arguments args, java.util.function.Function<IdentityCard, Object> reading) {
        var number = args.string(0);
        if (number.isEmpty()) {
            return null;
        }
        var card = IdentityCard.read(number);
        return card == null ? FormulaError.VALUE : reading.apply(card);
    }

    private static @Nullable Object ageOfCard(Arguments args) {
        var born = ofCard(args, IdentityCard::birthday);
        var on = args.count() > 1
                ? args.day(1)
                : Moments.dayOf(args.context().now(), args.context().zone());
        return born instanceof java.time.LocalDate birthday ? CalendarFunctions.age(birthday, on) : born;
    }
}

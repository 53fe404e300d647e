package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Map;
import org.mortise.core.formula.Functions.Function;
import org.mortise.core.kernel.PinyinReading;

/** Chinese texts as they are read; the table of readings is the server's. */
final class PinyinFunctions {

    static final Map<String, Function> ALL =
            Map.of("PINYIN", PinyinFunctions::syllables, "PINYINHEADCHAR", PinyinFunctions::initials);

    private PinyinFunctions() {}

    /** Syllables and what stands between them, with a separator around every syllable. */
    private static Object syllables(Arguments args) {
        var separator = args.string(1);
        var parts = new ArrayList<String>();
        var other = new StringBuilder();
        args.string(0).codePoints().forEach(codePoint -> {
            var reading = PinyinReading.of(codePoint);
            if (reading == null) {
                other.appendCodePoint(codePoint);
                return;
            }
            if (!other.isEmpty()) {
                parts.add(other.toString());
                other.setLength(0);
            }
            parts.add(reading);
        });
        if (!other.isEmpty()) {
            parts.add(other.toString());
        }
        return Values.text(String.join(separator, parts));
    }

    /** The first letter of every character in capitals; what is not Chinese stays. */
    private static Object initials(Arguments args) {
        var initials = new StringBuilder();
        args.string(0).codePoints().forEach(codePoint -> {
            var reading = PinyinReading.of(codePoint);
            if (reading == null) {
                initials.appendCodePoint(codePoint);
            } else {
                initials.append(Character.toUpperCase(reading.charAt(0)));
            }
        });
        return Values.text(initials.toString());
    }
}

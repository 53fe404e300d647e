package org.mortise.core.formula;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Texts searched by patterns. */
final class PatternFunctions {

    static final Map<String, Function> ALL = Map.of(
            "REGEXMATCH", PatternFunctions::matches,
            "REGEXEXTRACT", PatternFunctions::extract,
            "REGEXREPLACE", PatternFunctions::replace);

    private PatternFunctions() {}

    private static Object matches(Arguments args) {
        var regex = Regex.compile(args.string(1));
        if (regex == null) {
            return FormulaError.VALUE;
        }
        var search = regex.new Search(args.string(0).codePoints().toArray());
        var found = search.find(0);
        return search.isTooMuch() ? FormulaError.LIMIT : (Object) (found != null);
    }

    private static @Nullable Object extract(Arguments args) {
        var regex = Regex.compile(args.string(1));
        var group = args.whole(2, 0);
        if (regex == null || group < 0 || group > regex.groups()) {
            return FormulaError.VALUE;
        }
        var text = args.string(0).codePoints().toArray();
        var search = regex.new Search(text);
        var found = search.find(0);
        if (search.isTooMuch()) {
            return FormulaError.LIMIT;
        }
        return found == null || found[group * 2] < 0 ? null : part(text, found[group * 2], found[group * 2 + 1]);
    }

    private static Object replace(Arguments args) {
        var regex = Regex.compile(args.string(1));
        var template = args.string(2).codePoints().toArray();
        if (regex == null || largestGroup(template) > regex.groups()) {
            return FormulaError.VALUE;
        }
        var text = args.string(0).codePoints().toArray();
        var search = regex.new Search(text);
        var replaced = new StringBuilder();
        var rest = 0;
        for (var from = 0; from <= text.length; ) {
            var found = search.find(from);
            if (search.isTooMuch() || replaced.length() > Values.MAX_TEXT) {
                return FormulaError.LIMIT;
            }
            if (found == null) {
                break;
            }
            replaced.append(part(text, rest, found[0]));
            fill(replaced, template, text, found);
            rest = found[1];
            from = found[1];
            if (found[0] == found[1]) {
                if (rest < text.length) {
                    replaced.appendCodePoint(text[rest]);
                }
                rest = Math.min(text.length, rest + 1);
                from++;
            }
        }
        return Values.text(replaced + part(text, rest, text.length));
    }

    /** {@code $0} to {@code $9} are the match and its groups, {@code $$} is a dollar. */
    private static void fill(StringBuilder replaced, int[] template, int[] text, int[] found) {
        for (var i = 0; i < template.length; i++) {
            var next = template[i] == '$' && i + 1 < template.length ? template[i + 1] : 0;
            if (next >= '0' && next <= '9') {
                var group = (next - '0') * 2;
                replaced.append(found[group] < 0 ? "" : part(text, found[group], found[group + 1]));
                i++;
            } else {
                replaced.appendCodePoint(template[i]);
                i += next == '$' ? 1 : 0;
            }
        }
    }

    private static int largestGroup(int[] template) {
        var largest = 0;
        for (var i = 0; i + 1 < template.length; i++) {
            if (template[i] == '$') {
                i++;
                largest = template[i] >= '0' && template[i] <= '9' ? Math.max(largest, template[i] - '0') : largest;
            }
        }
        return largest;
    }

    private static String part(int[] text, int from, int to) {
        return new String(text, from, to - from);
    }
}

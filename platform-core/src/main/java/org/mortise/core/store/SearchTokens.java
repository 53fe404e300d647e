package org.mortise.core.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into the pieces that the search index keeps, so that any part of a text is found without a dictionary.
 *
 * <p>Text is brought to NFKC and lower case. A run of ideographs gives every single one and every two neighbours; a run of other
 * letters and digits gives every three neighbours and its short ends. Candidates are compared with the stored text afterwards:
 * pieces only have to find enough. Titles are found by their pinyin as well, see {@link PinyinTokens}.
 */
public final class SearchTokens {

    private static final int GRAM = 3;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_TERMS = 8;

    private SearchTokens() {}

    /**
     * What was typed, word by word.
     *
     * @param tsquery that finds candidates; null when the text has no letters or digits
     */
    record Query(@Nullable String tsquery, List<Term> terms) {}

    /**
     * One word.
     *
     * @param word in NFKC and lower case
     * @param pattern the same for {@code LIKE}
     * @param pinyin what finds it as pinyin of a title, as a tsquery; null when it cannot be that
     */
    record Term(String word, String pattern, @Nullable String pinyin) {}

    /** The pieces of texts, without duplicates. */
    public static Set<String> of(Collection<String> texts) {
        var tokens = new LinkedHashSet<String>();
        for (var text : texts) {
            var known = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
            runs(normalized(known)).forEach(run -> add(run, tokens));
        }
        return tokens;
    }

    /**
     * What to look for: every word typed must be found, each in any one of the fields.
     *
     * @param further what may find a word besides its pieces, as lexemes
     */
    static Query query(String typed, Function<String, List<String>> further) {
        var terms = List.of(normalized(typed).strip().split("\\s+")).stream()
                .filter(term -> !term.isEmpty())
                .limit(MOST_TERMS)
                .toList();
        var candidates = terms.stream()
                .map(term -> candidates(term, further.apply(term)))
                .filter(wanted -> !wanted.isEmpty())
                .distinct()
                .toList();
        return new Query(
                candidates.isEmpty() ? null : String.join(" & ", candidates),
                terms.stream()
                        .map(term -> new Term(term, pattern(term), PinyinTokens.wanted(term)))
                        .toList());
    }

    /** The pieces of one word; or the word as pinyin, or what else finds it. */
    private static String candidates(String term, List<String> further) {
        var lexemes = new LinkedHashSet<String>();
        runs(term).forEach(run -> addWanted(run, lexemes));
        if (lexemes.isEmpty()) {
            return "";
        }
        var ways = new ArrayList<String>();
        var pinyin = PinyinTokens.wanted(term);
        var several = lexemes.size() > 1 && (pinyin != null || !further.isEmpty());
        ways.add(several ? "(" + String.join(" & ", lexemes) + ")" : String.join(" & ", lexemes));
        if (pinyin != null) {
            ways.add(pinyin);
        }
        ways.addAll(further);
        return ways.size() == 1 ? ways.get(0) : "(" + String.join(" | ", ways) + ")";
    }

    static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String pattern(String term) {
        return "%" + term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static void add(List<String> run, Set<String> tokens) {
        if (isIdeographic(run.get(0))) {
            tokens.addAll(run);
            tokens.addAll(grams(run, 2));
            return;
        }
        tokens.addAll(grams(run, GRAM));
        tokens.add(tail(run, 1));
        if (run.size() > 1) {
            tokens.add(tail(run, 2));
        }
    }

    /** A short run may be the start of a piece; a long one must have all its pieces. */
    private static void addWanted(List<String> run, Set<String> lexemes) {
        var exact = isIdeographic(run.get(0)) ? run.size() == 1 ? run : grams(run, 2) : grams(run, GRAM);
        if (exact.isEmpty()) {
            lexemes.add("'" + String.join("", run) + "':*");
            return;
        }
        lexemes.addAll(exact.stream().map(piece -> "'" + piece + "'").collect(Collectors.toList()));
    }

    private static List<String> grams(List<String> run, int size) {
        var grams = new ArrayList<String>();
        for (var start = 0; start + size <= run.size(); start++) {
            grams.add(String.join("", run.subList(start, start + size)));
        }
        return grams;
    }

    private static String tail(List<String> run, int size) {
        return String.join("", run.subList(run.size() - size, run.size()));
    }

    /** Maximal runs of ideographs, or of other letters and digits, each as a list of characters. */
    static List<List<String>> runs(String text) {
        var runs = new ArrayList<List<String>>();
        var run = new ArrayList<String>();
        for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
            var belongs = Character.isLetterOrDigit(character.codePointAt(0));
            if (!run.isEmpty() && (!belongs || isIdeographic(run.get(0)) != isIdeographic(character))) {
                runs.add(List.copyOf(run));
                run.clear();
            }
            if (belongs) {
                run.add(character);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    static boolean isIdeographic(String character) {
        return Character.isIdeographic(character.codePointAt(0));
    }
}

package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;

/**
 * By what words people know an option: its key, its labels and its aliases. Width, case and spaces do not matter, unless only they tell
 * two options apart.
 */
public final class OptionNames {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");

    private OptionNames() {}

    /** What two spellings of the same word share; the browser has the same. */
    public static String spelling(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether {@code text} is a word for the option to the letter. */
    public static boolean isCalled(OptionShape option, String text) {
        return option.key().equals(text)
                || option.label().texts().containsValue(text)
                || option.others().contains(text);
    }

    /** Whether {@code spelled} is a word for the option as {@link #spelling} has it. */
    public static boolean isSpelled(OptionShape option, String spelled) {
        return spelling(option.key()).equals(spelled)
                || option.label().texts().values().stream()
                        .anyMatch(label -> spelling(label).equals(spelled))
                || option.others().stream().anyMatch(alias -> spelling(alias).equals(spelled));
    }

    /**
     * Aliases that are a word for another option as well, so that nobody could know which is meant.
     *
     * @param options of a field or an option set as they are written
     * @param at where they stand in the document
     */
    public static List<Problem> shared(JsonNode options, String at) {
        var written = new ArrayList<Written>();
        collect(options, at, written);
        var known = new HashMap<String, Written>();
        written.forEach(option -> known.putIfAbsent(spelling(option.shape().key()), option));
        for (var option : written) {
            option.shape().label().texts().values().forEach(label -> known.putIfAbsent(spelling(label), option));
        }
        var problems = new ArrayList<Problem>();
        for (var option : written) {
            for (var index = 0; index < option.shape().others().size(); index++) {
                var alias = option.shape().others().get(index);
                var other = Objects.requireNonNullElse(known.putIfAbsent(spelling(alias), option), option);
                if (!other.equals(option)) {
                    problems.add(Problem.at(
                            option.at() + "/aliases/" + index,
                            "option_alias_shared",
                            Map.of("alias", alias, "option", other.shape().label())));
                }
            }
        }
        return problems;
    }

    private record Written(OptionShape shape, String at) {}

    private static void collect(JsonNode options, String at, List<Written> written) {
        for (var index = 0; index < options.size(); index++) {
            var option = options.get(index);
            written.add(new Written(OptionShape.of(option), at + "/" + index));
            collect(option.path("children"), at + "/" + index + "/children", written);
        }
    }
}

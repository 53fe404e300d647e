package org.mortise.form.control;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionNames;
import org.mortise.core.metadata.OptionShape;

/**
 * The choices of a field, in their order.
 *
 * @param elsewhere whether they are values of records of another form, which only the store knows
 */
public record OptionSettings(List<OptionShape> options, boolean elsewhere) {

    /** Where the choices of a field come from other records. */
    public static final String FROM = "optionsFrom";

    public OptionSettings {
        options = List.copyOf(options);
    }

    static OptionSettings of(FieldProps props) {
        return new OptionSettings(props.options(), props.json().path(FROM).isObject());
    }

    List<Problem> check() {
        if (elsewhere) {
            return List.of();
        }
        if (options.isEmpty()) {
            return List.of(Problem.at("/options", "options_missing"));
        }
        var seen = new HashSet<String>();
        return IntStream.range(0, options.size())
                .mapToObj(index -> checked(index, seen))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Problem> checked(int index, HashSet<String> seen) {
        var key = options.get(index).key();
        var pointer = "/options/" + index + "/key";
        if (!ObjectKey.isKey(key)) {
            return Optional.of(Problem.at(pointer, "key_malformed", Map.of("key", key)));
        }
        return seen.add(key) ? Optional.empty() : Optional.of(Problem.at(pointer, "key_duplicate", Map.of("key", key)));
    }

    /** The option whose key, label in any language or alias the text is. */
    Optional<String> named(String text) {
        var wanted = text.strip();
        if (elsewhere) {
            return wanted.isEmpty() ? Optional.empty() : Optional.of(wanted);
        }
        var spelled = OptionNames.spelling(wanted);
        return first(option -> OptionNames.isCalled(option, wanted))
                .or(() ->
                        spelled.isEmpty() ? Optional.empty() : first(option -> OptionNames.isSpelled(option, spelled)));
    }

    private Optional<String> first(Predicate<OptionShape> wanted) {
        return options.stream().filter(wanted).map(OptionShape::key).findFirst();
    }

    /** What people call the option. */
    LocalizedText label(String key) {
        return options.stream()
                .filter(option -> option.key().equals(key))
                .map(OptionShape::label)
                .findFirst()
                .orElseGet(() -> LocalizedText.of(key));
    }

    boolean has(String key) {
        return elsewhere || options.stream().anyMatch(option -> option.key().equals(key));
    }
}

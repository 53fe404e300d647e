package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Json;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Vocabulary;

/** Cells of a field that offers things by name: options at any depth, roles, currencies. Words that are no such name can be asked about. */
final class Named implements Coercion {

    private final BoundControl<?> control;
    private final ZoneId zone;
    private final Vocabulary vocabulary;
    private final Words words;
    /** Few words stand in many cells. */
    private final Map<String, List<String>> known = new HashMap<>();

    Named(BoundControl<?> control, ZoneId zone, Vocabulary vocabulary, Answers answers) {
        this.control = control;
        this.zone = zone;
        this.vocabulary = vocabulary;
        // A slash stands inside a path, or inside the name of a role.
        this.words = new Words(this::found, answers, vocabulary.several() ? Words.Cut.PATHS : Words.Cut.ONE);
    }

    private List<String> meant(String word) {
        return known.computeIfAbsent(word, vocabulary.meaning());
    }

    private Words.Found found(String word) {
        var keys = meant(word);
        return switch (keys.size()) {
            case 0 -> Words.Found.not("import_unknown_option");
            case 1 -> Words.Found.of(keys.get(0));
            default -> Words.Found.not("import_name_shared");
        };
    }

    @Override
    public Coerced coerce(CellValue cell) {
        // An option may be called 未知; where none is, the word says nothing.
        if (Normal.isFiller(Normal.fold(cell.text())) && meant(cell.text()).isEmpty()) {
            return Coerced.EMPTY;
        }
        var said = words.coerce(cell);
        if (said.value() == null) {
            return said;
        }
        JsonNode keys = Json.mapper().valueToTree(said.value());
        var read = control.coerce(keys, new org.mortise.form.control.Coercion(zone));
        return read.problems().isEmpty()
                ? new Coerced(read.value(), null, said.warning(), said.words())
                : Coerced.bad(read.problems().get(0).code());
    }
}

package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionNames;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.Release;
import org.mortise.core.org.Identities;
import org.mortise.form.control.OptionTree;

/**
 * Adds options that cells name and the form does not have, and words that stand for options, when the user wants them: a new version of
 * the form, or of the option set that it offers, checked and published like any other. Only who may design may want that.
 */
@ApplicationScoped
class NewOptions {

    private final Metadata metadata;
    private final MetadataDesk desk;
    private final Identities identities;

    NewOptions(Metadata metadata, MetadataDesk desk, Identities identities) {
        this.metadata = metadata;
        this.desk = desk;
        this.identities = identities;
    }

    /** The plan with the keys of the options that were made for its words; the same when none is wanted. */
    Uni<ImportPlan> make(Transaction transaction, Caller caller, ImportTarget.Wanted wanted, ImportPlan plan) {
        var asking = plan.wanted().stream()
                .filter(column -> !words(column).isEmpty() || !aliases(column).isEmpty())
                .toList();
        if (wanted.form() == null || asking.isEmpty()) {
            return Uni.createFrom().item(plan);
        }
        var form = ObjectKey.parse(wanted.form());
        return identities
                .administrator(caller)
                .onFailure(Rejected.class)
                .transform(refused ->
                        Rejected.because(Rejected.Kind.FORBIDDEN, Problem.at("/columns", "import_options_not_yours")))
                .chain(() -> metadata.current(transaction))
                .flatMap(world -> {
                    var adding = new Adding(world, form);
                    var ready = plan.columns().stream().map(adding::column).toList();
                    var details = plan.others().stream().map(adding::detail).toList();
                    return desk.publishAll(transaction, caller, adding.releases(), adding.note())
                            .replaceWith(plan.settled(ready, details));
                });
    }

    /** Labels of the options that a column wants, by the words of its cells. */
    private static Map<String, String> words(ColumnPlan column) {
        var words = new LinkedHashMap<String, String>();
        if (!column.skip() && ColumnReading.grows(column)) {
            column.props().path("choices").properties().forEach(choice -> {
                if (choice.getValue().isObject()) {
                    words.put(choice.getKey(), Normal.trim(choice.getKey()));
                }
            });
        }
        return words;
    }

    /** Keys of the options that words stand for from now on. */
    static Map<String, String> aliases(ColumnPlan column) {
        var aliases = new LinkedHashMap<String, String>();
        if (!column.skip() && ColumnReading.grows(column)) {
            var choices = column.props().path("choices");
            for (var word : column.props().path("remember")) {
                var key = choices.path(word.asText());
                if (key.isTextual()) {
                    aliases.put(Normal.trim(word.asText()), key.asText());
                }
            }
        }
        return aliases;
    }

    /** Documents on their way to their next version. */
    private static final class Adding {

        private final MetadataLookup world;
        private final ObjectKey form;
        private final Map<MetadataId, ObjectNode> documents = new LinkedHashMap<>();
        private final Set<String> labels = new LinkedHashSet<>();
        private final Set<String> made = new HashSet<>();

        Adding(MetadataLookup world, ObjectKey form) {
            this.world = world;
            this.form = form;
        }

        List<Release> releases() {
            var releases = new ArrayList<Release>();
            documents.forEach((id, doc) -> releases.add(Release.local(id, doc)));
            return releases;
        }

        String note() {
            var note = "+ " + String.join(", ", labels);
            return note.length() > 200 ? note.substring(0, 199) + "…" : note;
        }

        ImportPlan.Detail detail(ImportPlan.Detail detail) {
            return new ImportPlan.Detail(
                    detail.table(),
                    detail.sheet(),
                    detail.name(),
                    detail.headerRow(),
                    detail.joins(),
                    detail.to(),
                    detail.columns().stream().map(this::column).toList());
        }

        ColumnPlan column(ColumnPlan column) {
            var words = words(column);
            var aliases = aliases(column);
            if (words.isEmpty() && aliases.isEmpty()) {
                return column;
            }
            var offered = offered(column);
            aliases.forEach((word, key) -> remember(offered, word, key));
            ObjectNode props = column.props().deepCopy();
            var choices = props.withObject("/choices");
            words.forEach((word, label) -> choices.put(word, key(offered, label)));
            return column.with(props);
        }

        private void remember(Offered offered, String word, String key) {
            var option = keyed(offered.options(), key);
            if (option != null && !OptionNames.isSpelled(OptionShape.of(option), OptionNames.spelling(word))) {
                option.withArray("/aliases").add(word);
                labels.add(word + " = " + OptionShape.of(option).label().in(Locale.SIMPLIFIED_CHINESE));
            }
        }

        /** The option of this key, at any depth. */
        private static @Nullable ObjectNode keyed(JsonNode options, String key) {
            for (var option : options) {
                if (option.path("key").asText().equals(key)) {
                    return (ObjectNode) option;
                }
                var below = keyed(option.path("children"), key);
                if (below != null) {
                    return below;
                }
            }
            return null;
        }

        /** A word of a tree may be a path: what of it is not there yet is made below what is. */
        private String key(Offered offered, String label) {
            var at = offered.options();
            var key = "";
            for (var step : offered.deep() ? OptionTree.steps(label) : List.of(label)) {
                refuseBelow(key, at, offered);
                var option = called(at, step);
                if (option == null) {
                    option = at.addObject().put("key", offered.names().of(step)).put("label", step);
                    made.add(option.path("key").asText());
                    labels.add(step);
                }
                key = option.path("key").asText();
                at = offered.deep() ? below(option) : at;
            }
            if (offered.deep()) {
                prune(offered.options());
            }
            return key;
        }

        /** What records may hold stays choosable: nothing is made below an option that was at an end. */
        private void refuseBelow(String key, ArrayNode at, Offered offered) {
            if (at.isEmpty() && !made.contains(key) && !offered.anyLevel() && !key.isEmpty()) {
                throw Rejected.because(Rejected.Kind.INVALID, Problem.of("import_options_not_below"));
            }
        }

        private static ArrayNode below(ObjectNode option) {
            return option.withArray("/children");
        }

        /** No option keeps an empty list of options below it. */
        private static void prune(JsonNode options) {
            for (var option : options) {
                if (option.path("children").isEmpty()) {
                    ((ObjectNode) option).remove("children");
                } else {
                    prune(option.path("children"));
                }
            }
        }

        private static @Nullable ObjectNode called(JsonNode options, String label) {
            for (var option : options) {
                var labels = OptionShape.of(option).label().texts().values();
                if (labels.stream().anyMatch(one -> Choices.spelling(one).equals(Choices.spelling(label)))) {
                    return (ObjectNode) option;
                }
            }
            return null;
        }

        private record Offered(ArrayNode options, KeyNames names, boolean deep, boolean anyLevel) {}

        /** Where the options of a column stand: in the form, or in an option set. */
        private Offered offered(ColumnPlan column) {
            var field = field(document(new MetadataId(FormShape.KIND, form)), column);
            var set = field.path("props").path("optionSet").asText("");
            ArrayNode options;
            if (set.isEmpty()) {
                options = field.withArray("/props/options");
            } else {
                var key = ObjectKey.resolve(form.pkg(), set);
                options = document(new MetadataId(OptionShape.SET, key)).withArray("/options");
            }
            var taken = new HashSet<String>();
            keys(options, taken);
            var anyLevel = field.at("/props/anyLevel").asBoolean(false);
            return new Offered(options, new KeyNames(taken, "option"), ColumnReading.isDeep(column), anyLevel);
        }

        private static void keys(JsonNode options, Set<String> taken) {
            for (var option : options) {
                taken.add(option.path("key").asText());
                keys(option.path("children"), taken);
            }
        }

        private ObjectNode document(MetadataId id) {
            // One document for all columns, so that the options of each stay.
            return documents.computeIfAbsent(id, wanted -> world.find(wanted.kind(), wanted.key())
                    .map(found -> (ObjectNode) found.doc().deepCopy())
                    .orElseThrow(Rejected::notFound));
        }

        private static ObjectNode field(JsonNode form, ColumnPlan column) {
            var fields = form.path("model").path("fields");
            var found = column.isLine()
                    ? named(or(named(fields, column.owner())).path("fields"), column.own())
                    : named(fields, column.key());
            return or(found);
        }

        private static ObjectNode or(@Nullable ObjectNode found) {
            if (found == null) {
                throw Rejected.because(Rejected.Kind.INVALID, Problem.of("import_options_not_here"));
            }
            return found;
        }

        private static @Nullable ObjectNode named(JsonNode fields, String key) {
            for (var field : fields) {
                if (field.path("key").asText().equals(key)) {
                    return (ObjectNode) field;
                }
            }
            return null;
        }
    }
}

package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.Mentions;

/** Whether a part of a form speaks of what a link does not offer: then it is for the server alone. */
final class Unspoken {

    private final PreparedForm form;
    private final Offered offered;
    private final List<Pattern> words = new ArrayList<>();

    Unspoken(PreparedForm form, Offered offered, MetadataLookup lookup) {
        this.form = form;
        this.offered = offered;
        var seen = new HashSet<String>();
        var hidden = new HashSet<String>();
        var paths = new HashSet<String>();
        for (var field : form.fields()) {
            sort(field, seen, hidden);
            for (var column : field.columns()) {
                sort(column, seen, hidden);
                if (!offered.has(column.path())) {
                    paths.add(column.path());
                }
            }
        }
        hidden.removeAll(seen);
        var forms = lookup.all(FormShape.KIND).stream()
                .map(each -> each.key().key())
                .filter(Predicate.not(offered::has))
                .collect(Collectors.toSet());
        this.words.add(Mentions.of(hidden));
        this.words.add(Mentions.of(paths));
        this.words.add(named(forms));
        offered.offers().forEach((path, offer) -> {
            words.add(beyond(path, offer));
            words.add(beyond(path.substring(path.indexOf('.') + 1), offer));
        });
    }

    private void sort(PreparedField field, Set<String> seen, Set<String> hidden) {
        (offered.has(field.path()) ? seen : hidden).add(field.key());
    }

    /** What a link leads to that is not shown, such as `customer.level`. */
    private static Pattern beyond(String link, LinkOffer offer) {
        var shown = offer.show().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")(?![a-z0-9_])"));
        var others = offer.show().isEmpty() ? "" : "(?!" + shown + ")";
        return Pattern.compile("(?:\"|" + Mentions.OPENING + ")" + Pattern.quote(link) + "[.．]" + others);
    }

    /** Of the record: a condition, a rule, a formula. */
    boolean isIn(JsonNode part) {
        var text = part.toString();
        return text.contains("\"user.")
                || words.stream().anyMatch(any -> any.matcher(text).find());
    }

    /** The same of a row, where columns go by their own names. */
    boolean isIn(JsonNode part, String table) {
        var columns = form.field(table).map(PreparedField::columns).orElse(List.of()).stream()
                .filter(column -> !offered.has(column.path()))
                .map(PreparedField::key)
                .collect(Collectors.toSet());
        return isIn(part) || Mentions.of(columns).matcher(part.toString()).find();
    }

    /** Forms by their keys, alone or after their package. */
    private static Pattern named(Set<String> forms) {
        var any = forms.stream().sorted().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile(forms.isEmpty() ? "(?!)" : "[\".．]" + any + "(?![a-z0-9_])");
    }
}

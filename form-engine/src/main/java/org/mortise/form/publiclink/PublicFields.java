package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.MoneyControl;
import org.mortise.form.control.OptionSettings;
import org.mortise.form.linkage.Discretion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.OwnText;

/** The offered fields of a form with what people without an account have to know of them. */
final class PublicFields {

    /** What is said of a field whatever the others hold. */
    private static final List<String> SAID =
            List.of("key", "type", "title", "help", "placeholder", "required", "override", "blank", "onHide");

    /** What may speak of other fields. */
    private static final List<String> DEPENDENT = List.of("visibleWhen", "requiredWhen", "readonlyWhen", "compute");

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();

    private final PublicLink link;
    private final PreparedForm form;
    private final Offered offered;
    private final Discretion discretion;
    private final MetadataLookup lookup;

    PublicFields(PublicLink link, PreparedForm form, Offered offered, Discretion discretion, MetadataLookup lookup) {
        this.link = link;
        this.form = form;
        this.offered = offered;
        this.discretion = discretion;
        this.lookup = lookup;
    }

    /** @param fields what the form engine shows to somebody who may write the offered fields and see no others */
    ArrayNode of(JsonNode fields) {
        var shown = Json.mapper().createArrayNode();
        for (var key : link.offered()) {
            add(fields, key, key, shown);
        }
        return shown;
    }

    private void add(JsonNode fields, String key, String path, ArrayNode shown) {
        for (var field : fields) {
            if (field.path("key").asText().equals(key)) {
                form.at(path).filter(this::isShown).ifPresent(known -> shown.add(field(field, known)));
            }
        }
    }

    /** The form may have changed since the link was published. */
    private boolean isShown(PreparedField field) {
        return Offerable.is(field)
                && (!Offerable.pointsElsewhere(field) || offer(field).isPresent())
                && (field.isWritable() || offered.isComputed(form, field));
    }

    private Optional<LinkOffer> offer(PreparedField field) {
        return Optional.ofNullable(link.offers().get(field.path()))
                .filter(offer -> Offerable.isColleague(field)
                        || Offerable.target(field, link.form().pkg())
                                .filter(target -> target.equals(offer.form()))
                                .isPresent());
    }

    private ObjectNode field(JsonNode field, PreparedField known) {
        var copy = Json.object();
        kept(field, SAID, copy);
        for (var name : DEPENDENT) {
            if (field.has(name) && isTold(field.path(name), known, name)) {
                copy.set(name, field.path(name));
            }
        }
        var initial = field.path("default");
        if (isNamedElsewhere(known) && known.initial() != null) {
            // An id without its name: the server gives it where nothing is chosen.
            copy.remove("required");
        } else if (!initial.isMissingNode() && isPlain(initial, known)) {
            copy.set("default", initial);
        }
        copy.set("props", props(field.path("props"), known));
        if (known.isTable()) {
            var columns = Json.mapper().createArrayNode();
            link.fields()
                    .getOrDefault(known.key(), List.of())
                    .forEach(column -> add(field.path("fields"), column, known.key() + "." + column, columns));
            copy.set("fields", columns);
        }
        return copy;
    }

    private boolean isTold(JsonNode part, PreparedField known, String name) {
        return name.equals("compute")
                ? offered.isComputed(form, known)
                : discretion.tellsCondition(part, Offered.tableOf(known));
    }

    private ObjectNode props(JsonNode settings, PreparedField known) {
        var props = Json.object();
        kept(settings, CONTROLS.told(known.definition().type(), ControlCatalog.VISITORS), props);
        var other = settings.path(OwnText.SETTING);
        if (other.isObject() && link.isOffered(OwnText.of(other).field())) {
            props.set(OwnText.SETTING, other);
        }
        currency(known, props);
        if (known.optionsFrom().isPresent()) {
            // Whether a value is among them is for the server to know.
            props.putObject(OptionSettings.FROM);
        } else if (settings.has("options")) {
            props.set("options", options(settings.path("options")));
        }
        offer(known).ifPresent(offer -> {
            props.set("offered", seen(offer));
            fills(settings.path("fill"), offer, known, props);
        });
        return props;
    }

    /** Of the records that it may point to: the fields that stand beside their titles. */
    private ObjectNode seen(LinkOffer offer) {
        var seen = Json.object().put("list", offer.listed());
        var columns = seen.putArray("columns");
        var form = offer.form();
        if (form == null) {
            return seen;
        }
        var shape = lookup.form(form);
        lookup.find(FormShape.KIND, form).ifPresent(target -> offer.show()
                .forEach(key -> target.doc().at("/model/fields").forEach(field -> {
                    if (field.path("key").asText().equals(key)) {
                        columns.add(column(field, shape.flatMap(known -> known.field(key))));
                    }
                })));
        return seen;
    }

    private static ObjectNode column(JsonNode field, Optional<FieldShape> shape) {
        var column = Json.object();
        kept(field, List.of("key", "type", "title"), column);
        var props = Json.object();
        kept(field.path("props"), CONTROLS.told(field.path("type").asText(), ControlCatalog.VISITORS), props);
        shape.filter(known -> !known.options().isEmpty())
                .ifPresent(known -> props.set("options", options(Json.mapper().valueToTree(known.options()))));
        column.set("props", props);
        return column;
    }

    /** What is copied when a record is chosen, as far as both ends are seen. */
    private void fills(JsonNode fills, LinkOffer offer, PreparedField known, ObjectNode props) {
        var table = Offered.tableOf(known);
        var seen = Json.mapper().createArrayNode();
        for (var fill : fills) {
            var to = (table == null ? "" : table + ".") + fill.path("to").asText();
            if (offer.show().contains(fill.path("from").asText()) && offered.has(to)) {
                seen.add(fill);
            }
        }
        if (!seen.isEmpty()) {
            props.set("fill", seen);
        }
    }

    static void kept(JsonNode from, List<String> names, ObjectNode to) {
        for (var name : names) {
            if (from.has(name)) {
                to.set(name, from.path(name));
            }
        }
    }

    /** Whether its values are ids, whose names only an offer tells. */
    private static boolean isNamedElsewhere(PreparedField field) {
        return field.shape().target() != null || Offerable.isColleague(field);
    }

    /** A default that this browser can work out from what it sees; others are given when the record is made. */
    private boolean isPlain(JsonNode initial, PreparedField known) {
        if (initial.has("value") || initial.has("relative")) {
            return true;
        }
        var source = known.initial();
        return initial.has("expr") && source != null && !source.asksElsewhere() && discretion.tellsDefault(known);
    }

    /** Of amounts whose currency is not offered nobody can say more than the figure. */
    private void currency(PreparedField known, ObjectNode props) {
        var currency = known.shape().currency();
        if (currency == null) {
            return;
        }
        var table = Offered.tableOf(known);
        var beside =
                table != null && link.fields().getOrDefault(table, List.of()).contains(currency);
        if (beside || link.isOffered(currency)) {
            props.put(MoneyControl.CURRENCY_FIELD, currency);
        } else {
            props.put("currency", "");
        }
    }

    private static ArrayNode options(JsonNode options) {
        var shown = Json.mapper().createArrayNode();
        for (var option : options) {
            if (!option.path("retired").asBoolean(false)) {
                var copy = shown.addObject().put("key", option.path("key").asText());
                copy.set("label", option.has("label") ? option.path("label") : option.path("key"));
                if (option.has("children")) {
                    copy.set("children", options(option.path("children")));
                }
            }
        }
        return shown;
    }
}

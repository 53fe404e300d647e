package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.References;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/** Whether a link says of every field that points elsewhere what may be seen there, and nothing that may not. */
final class OfferCheck {

    private static final String WHOEVER_ASKS = "\"user.";

    private final PublicLink link;
    private final PreparedForm form;
    private final MetadataLookup lookup;
    private final References references;
    private final Offered offered;

    OfferCheck(PublicLink link, PreparedForm form, MetadataLookup lookup, References references) {
        this.link = link;
        this.form = form;
        this.lookup = lookup;
        this.references = references;
        this.offered = Offered.of(link);
    }

    /** Offers that let every record be found, and those that tell who works here. */
    static List<Problem> warnings(PublicLink link, PreparedForm form) {
        return link.offers().entrySet().stream()
                .flatMap(offer -> form.at(offer.getKey()).stream()
                        .filter(field -> Offerable.isColleague(field)
                                || offer.getValue().doc().path("where").isEmpty()))
                .map(field -> Problem.at(
                        "/offer/" + field.path(),
                        Offerable.isColleague(field) ? "publiclink_people_seen" : "publiclink_offer_everything",
                        Map.of("field", field.definition().title())))
                .toList();
    }

    void run() {
        for (var path : offered.paths()) {
            form.at(path)
                    .filter(field -> Offerable.is(field)
                            && Offerable.pointsElsewhere(field)
                            && !link.offers().containsKey(path))
                    .ifPresent(field -> add(
                            place(path),
                            Offerable.isColleague(field) ? "publiclink_people" : "publiclink_offer_missing",
                            field));
        }
        link.offers().forEach((path, offer) -> {
            var at = "/offer/" + path;
            var field = form.at(path).orElse(null);
            if (field == null) {
                references.field(form.shape(), path, at);
            } else if (!offered.has(path) || !Offerable.pointsElsewhere(field)) {
                add(at, "publiclink_offer_needless", field);
            } else if (Offerable.isColleague(field)) {
                colleagues(field, offer, at);
            } else {
                check(field, offer, at);
            }
        });
    }

    private String place(String path) {
        var dot = path.indexOf('.');
        var index = link.offered().indexOf(dot < 0 ? path : path.substring(0, dot));
        return "/fields/" + index;
    }

    private void colleagues(PreparedField field, LinkOffer offer, String at) {
        var named = Offerable.isDepartment(field)
                ? !offer.colleagues().departments().isEmpty()
                : !offer.colleagues().isNobody();
        if (!named) {
            add(at, "publiclink_people", field);
        }
        References.each(
                offer.doc().path("roles"), at + "/roles", role -> references.follow("role", role.json(), role.path()));
    }

    private void check(PreparedField field, LinkOffer offer, String at) {
        if (offer.form() == null) {
            add(at, "publiclink_offer_missing", field);
        }
        var target = references.form(offer.doc().path("form"), at + "/form").orElse(null);
        if (target == null) {
            return;
        }
        var meant = Offerable.target(field, link.form().pkg());
        if (!meant.filter(target.form()::equals).isPresent()) {
            add(at + "/form", "publiclink_offer_elsewhere", field);
            return;
        }
        field.optionsFrom()
                .ifPresentOrElse(
                        source -> {
                            needs(target, offer, source.value(), at);
                            if (source.label() != null) {
                                needs(target, offer, source.label(), at);
                            }
                        },
                        () -> shown(target, target.titleField(), at));
        References.each(
                offer.doc().path("show"),
                at + "/show",
                key -> shown(target, key.json().asText(), key.path()));
        where(target, offer.doc().path("where"), at + "/where");
    }

    /** Choices are told by what they are and by what stands beside them: the link says so itself. */
    private void needs(FormShape target, LinkOffer offer, String key, String at) {
        if (!offer.show().contains(key)) {
            references.add(Problem.at(at + "/show", "publiclink_offer_needs", Map.of("field", title(target, key))));
        }
    }

    private void shown(FormShape target, String key, String at) {
        var field = target.field(key).orElse(null);
        if (field == null) {
            references.field(target, key, at);
        } else if (!Showable.is(field, target.form(), lookup)) {
            references.add(Problem.at(at, "publiclink_not_shown", Map.of("field", field.title())));
        }
    }

    private void where(FormShape target, JsonNode where, String at) {
        if (!where.isObject()) {
            return;
        }
        if (where.toString().contains(WHOEVER_ASKS)) {
            references.add(Problem.at(at, "publiclink_offer_person"));
            return;
        }
        try {
            var types = FormTypes.unsecured(target, lookup::form);
            ConditionCheck.check(Conditions.parse(Json.plain(where)), types, ConditionCheck.Place.RECORD)
                    .forEach(problem -> references.add(problem.under(at)));
            new EncryptedUse(target, lookup).inQuery(where, at).forEach(references::add);
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> references.add(problem.under(at)));
        }
    }

    private static Object title(FormShape target, String key) {
        return target.field(key).<Object>map(field -> field.title()).orElse(key);
    }

    private void add(String at, String code, PreparedField field) {
        references.add(Problem.at(at, code, Map.of("field", field.definition().title())));
    }
}

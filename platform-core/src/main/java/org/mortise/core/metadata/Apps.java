package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/** The applications of this server: every package with a published menu called {@code main}. */
@ApplicationScoped
public class Apps {

    /** Key of the menu that makes a package an application. */
    public static final String MAIN = "main";

    private static final String MENU = "menu";
    private static final int MAX_SLUG = 30;

    private final Database database;
    private final Metadata metadata;
    private final MetadataDesk desk;
    private final Iterable<MenuFilter> filters;

    Apps(Database database, Metadata metadata, MetadataDesk desk, Instance<MenuFilter> filters) {
        this.database = database;
        this.metadata = metadata;
        this.desk = desk;
        this.filters = filters;
    }

    /** @param menu entries the caller may open, as {@code {"items":[…]}} */
    public record App(String pkg, String title, @Nullable String icon, Menu menu) {}

    /** Entries, nested. */
    public record Menu(ArrayNode items) {}

    /** Applications with something in them for the caller; administrators see empty ones as well. */
    public Uni<List<App>> visibleTo(Caller caller, boolean administrator, Locale locale) {
        var snapshot = metadata.snapshot();
        return mayOpen(caller).map(mayOpen -> snapshot.all(MENU).stream()
                .filter(menu -> menu.key().key().equals(MAIN))
                .sorted(Comparator.comparingDouble((PublishedObject menu) ->
                                menu.doc().path("order").asDouble(Double.MAX_VALUE))
                        .thenComparing(PublishedObject::key))
                .map(menu -> app(menu, new Menus(menu.key().pkg(), mayOpen, snapshot, locale)))
                .filter(app -> administrator || !app.menu().items().isEmpty())
                .toList());
    }

    /** Begins an empty application and returns its package, which is derived from the title. */
    public Uni<String> create(Caller caller, LocalizedText title, @Nullable String icon) {
        return database.inTransaction(transaction -> create(transaction, caller, title, icon));
    }

    public Uni<String> create(Transaction transaction, Caller caller, LocalizedText title, @Nullable String icon) {
        return metadata.current(transaction).flatMap(snapshot -> {
            var pkg = freePackage(snapshot, slug(title));
            var id = new MetadataId(MENU, new ObjectKey(pkg, MAIN));
            return desk.publishAll(transaction, caller, List.of(Release.local(id, emptyMenu(title, icon))), "")
                    .replaceWith(pkg);
        });
    }

    private static JsonNode emptyMenu(LocalizedText title, @Nullable String icon) {
        var menu = Json.object().put("kind", MENU).put("key", MAIN);
        menu.set("title", Json.mapper().valueToTree(title));
        if (icon != null) {
            menu.put("icon", icon);
        }
        menu.putArray("items");
        return menu;
    }

    private Uni<Predicate<MetadataId>> mayOpen(Caller caller) {
        Uni<Predicate<MetadataId>> all = Uni.createFrom().item(target -> true);
        for (var filter : filters) {
            all = all.flatMap(before -> filter.mayOpen(caller).map(before::and));
        }
        return all;
    }

    private static App app(PublishedObject menu, Menus menus) {
        var doc = menu.doc();
        return new App(
                menu.key().pkg(),
                menus.text(doc.path("title")),
                doc.hasNonNull("icon") ? doc.path("icon").asText() : null,
                new Menu(menus.items(doc.path("items"))));
    }

    /** Letters and digits of the title as far as a package may have them; {@code app} when none are left, as for Chinese. */
    private static String slug(LocalizedText title) {
        var plain = Normalizer.normalize(title.in(Locale.US), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[0-9_]+|_+$", "");
        return plain.isEmpty() ? "app" : plain.substring(0, Math.min(MAX_SLUG, plain.length()));
    }

    private static String freePackage(MetadataSnapshot snapshot, String wanted) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? wanted : wanted + number)
                .filter(pkg -> snapshot.find(MENU, new ObjectKey(pkg, MAIN)).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}

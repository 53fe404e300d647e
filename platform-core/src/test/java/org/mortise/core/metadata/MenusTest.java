package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

class MenusTest {

    private static final MetadataSnapshot WORLD = MetadataSnapshot.empty()
            .with(
                    1,
                    List.of(
                            form("customer", "{\"zh-CN\": \"客户\", \"en-US\": \"Customer\"}"),
                            form("secret", "\"秘密\"")));

    @Test
    void a_reader_sees_what_he_may_open_in_his_language() {
        var items = Json.parse("""
                [{"key": "customers", "form": "customer", "view": "all", "icon": "users"},
                 {"key": "group", "title": "组", "items": [{"key": "s", "form": "secret"}, {"key": "g", "form": "ghost"}]},
                 {"key": "more", "title": {"en-US": "More"}, "items": [{"key": "c2", "title": "x", "form": "crm.customer"}]}]
                """);
        var menus = new Menus("crm", target -> !target.key().key().equals("secret"), WORLD, Locale.US);

        assertThat(menus.items(items)).isEqualTo(Json.parse("""
                [{"key": "customers", "title": "Customer", "icon": "users", "form": "crm.customer", "view": "crm.all"},
                 {"key": "more", "title": "More", "items": [{"key": "c2", "title": "x", "form": "crm.customer"}]}]
                """));
    }

    private static PublishedObject form(String key, String title) {
        var doc = Json.object();
        doc.set("title", Json.parse(title));
        return new PublishedObject(new ObjectKey("crm", key), "form", 1, doc, null);
    }
}

package org.mortise.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/** The law of bundles: what an export gives is what was installed, whatever stands in it. */
class BundleRoundTripTest {

    private static @Nullable TestBundles server;

    @BeforeContainer
    static void open() {
        server = new TestBundles();
    }

    @AfterContainer
    static void close() {
        if (server != null) {
            server.close();
        }
    }

    @Property(tries = 40)
    void an_export_of_what_was_installed_is_the_same_bytes(@ForAll("bundles") TreeMap<String, String> files) {
        var bundles = Objects.requireNonNull(server);
        bundles.install(files);
        var first = bundles.export();
        var revision = bundles.revision();

        bundles.install(first);

        assertThat(first).isEqualTo(files);
        assertThat(bundles.revision()).isEqualTo(revision);
        assertThat(BundleZip.read(BundleZip.write(BundleFiles.of(files))).texts())
                .isEqualTo(files);
    }

    /** Always the same three objects, so that every export is of exactly what was installed last. */
    @Provide
    Arbitrary<TreeMap<String, String>> bundles() {
        return documents().list().ofSize(3).map(extras -> {
            var files = new TreeMap<String, String>();
            files.put("manifest.json", TestBundles.manifest("1.0.0"));
            files.put("forms/a.json", document("form", "a", extras.get(0)));
            files.put("forms/b.json", document("form", "b", extras.get(1)));
            files.put("views/c.json", document("view", "c", extras.get(2)));
            files.put(
                    "data/sample/a.jsonl",
                    BundleFormat.lines(List.of(Json.object().<ObjectNode>set("data", extras.get(0)))));
            return files;
        });
    }

    private static String document(String kind, String key, JsonNode extra) {
        var doc = Json.object().put("kind", kind).put("key", key).put("title", key);
        doc.set("extra", extra);
        return Json.canonical(doc);
    }

    private static Arbitrary<ObjectNode> documents() {
        return Arbitraries.maps(texts(), values(3)).ofMaxSize(6).map(BundleRoundTripTest::object);
    }

    private static Arbitrary<JsonNode> values(int depth) {
        var scalars = Arbitraries.oneOf(
                texts().map(text -> Json.mapper().getNodeFactory().textNode(text)),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                        .ofScale(4)
                        .map(number -> Json.mapper().getNodeFactory().numberNode(number)),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25))
                        .map(number -> Json.mapper().getNodeFactory().numberNode(number)),
                Arbitraries.of(true, false)
                        .map(flag -> Json.mapper().getNodeFactory().booleanNode(flag)),
                Arbitraries.just(Json.mapper().getNodeFactory().nullNode()));
        if (depth == 0) {
            return scalars.map(JsonNode.class::cast);
        }
        return Arbitraries.oneOf(
                scalars.map(JsonNode.class::cast),
                values(depth - 1).list().ofMaxSize(4).map(list -> Json.mapper()
                        .createArrayNode()
                        .addAll(list)),
                Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(4).map(BundleRoundTripTest::object));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\uD7FF')
                .withChars('"', '\\', '\n', '客', '户', '/', '\u2028')
                .ofMaxLength(12);
    }

    private static ObjectNode object(Map<String, JsonNode> fields) {
        var object = Json.object();
        fields.forEach(object::set);
        return object;
    }
}

package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Apps;
import org.mortise.core.metadata.Examined;
import org.mortise.core.metadata.Findings;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.MetadataKinds;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.Release;
import org.mortise.core.org.PasswordRules;
import org.mortise.core.org.Passwords;

/** Plans, installs and exports applications; an installation happens as a whole or not at all. */
@ApplicationScoped
public class Bundles {

    private final Database database;
    private final Metadata metadata;
    private final MetadataDesk desk;
    private final MetadataKinds kinds;
    private final BundleTable table;
    private final Samples samples;
    private final CarriedIds carried;
    private final Passwords passwords;
    private final Clock clock;
    private final String engine;

    Bundles(
            Database database,
            Metadata metadata,
            MetadataDesk desk,
            MetadataKinds kinds,
            BundleTable table,
            Samples samples,
            CarriedIds carried,
            Passwords passwords,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "0.1.0") String engine) {
        this.database = database;
        this.metadata = metadata;
        this.desk = desk;
        this.kinds = kinds;
        this.table = table;
        this.samples = samples;
        this.carried = carried;
        this.passwords = passwords;
        this.clock = clock;
        this.engine = engine;
    }

    /** A bundle compared with what is here. */
    private record Compared(
            Bundle bundle,
            InstallPlan plan,
            Map<MetadataId, JsonNode> bases,
            MetadataSnapshot world,
            List<Problem> problems,
            List<Problem> warnings) {

        Compared warning(List<Problem> more) {
            return new Compared(bundle, plan, bases, world, problems, more);
        }
    }

    /** What installing would do; refuses files that are no bundle of ours. */
    public Uni<Plan> plan(BundleFiles files) {
        return Uni.createFrom()
                .item(() -> BundleParser.parse(files, kinds, engine))
                .flatMap(bundle -> database.inTransaction(transaction -> compare(transaction, bundle)))
                .flatMap(compared -> warningsOf(compared)
                        .flatMap(warnings -> carried.unknown(compared.bundle().objects())
                                .map(ids -> compared.warning(Stream.concat(warnings.stream(), ids.stream())
                                        .toList()))))
                .map(Bundles::told);
    }

    /** Installs or upgrades in one transaction; refuses a plan with problems, or with conflicts that nobody decided. */
    public Uni<Plan> install(Caller caller, BundleFiles files, InstallOptions options) {
        return Uni.createFrom()
                .item(() -> BundleParser.parse(files, kinds, engine))
                .flatMap(bundle -> samplePassword(bundle, options)
                        .flatMap(hash ->
                                database.inTransaction(transaction -> install(transaction, caller, bundle, options)
                                        .call(done -> options.sample()
                                                ? samples.add(transaction, caller, bundle, hash.orElse(null))
                                                : Uni.createFrom().voidItem()))))
                .map(Bundles::told);
    }

    /** The application as files: what was installed, with all that was published since. */
    public Uni<BundleFiles> export(String pkg) {
        return database.inTransaction(transaction -> metadata.current(transaction)
                .flatMap(snapshot -> table.find(transaction.connection(), pkg)
                        .map(row -> BundleFormat.write(new Bundle(
                                row.map(BundleTable.Row::manifest).orElseGet(() -> manifest(snapshot, pkg)),
                                objects(snapshot, pkg),
                                row.map(BundleTable.Row::sample).orElseGet(TreeMap::new))))));
    }

    /** What belongs to this installation alone in the application as it would be exported. */
    public Uni<List<Problem>> carried(String pkg) {
        return database.inTransaction(transaction -> metadata.current(transaction))
                .flatMap(snapshot -> carried.leaving(objects(snapshot, pkg)));
    }

    /** Removes the sample people and records of an application. */
    public Uni<Void> removeSample(Caller caller, String pkg) {
        return database.inTransaction(transaction -> samples.remove(transaction, caller, pkg));
    }

    /** The hash of the password that all sample people get, if they get one; refuses one that is easily guessed. */
    private Uni<Optional<String>> samplePassword(Bundle bundle, InstallOptions options) {
        var password = options.samplePassword();
        if (!options.sample() || password == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        var names = bundle.sample().getOrDefault(Bundle.USERS, List.of()).stream()
                .flatMap(user ->
                        Stream.of(user.path("login").asText(), user.path("name").asText()))
                .toList();
        PasswordRules.check(password, "/samplePassword", names).ifPresent(problem -> {
            throw Rejected.invalid(List.of(problem));
        });
        return passwords.hash(password).map(Optional::of);
    }

    private Uni<Compared> compare(Transaction transaction, Bundle bundle) {
        return metadata.current(transaction).flatMap(snapshot -> desk.bases(transaction, bundle.pkg())
                .map(bases -> compared(snapshot, bundle, bases)));
    }

    private Compared compared(MetadataSnapshot snapshot, Bundle bundle, Map<MetadataId, JsonNode> bases) {
        var here = new HashMap<MetadataId, InstallPlan.Installed>();
        for (var object : bundle.objects()) {
            var ours = snapshot.find(object.id().kind(), object.id().key());
            ours.ifPresent(published ->
                    here.put(object.id(), new InstallPlan.Installed(published.doc(), bases.get(object.id()))));
        }
        var plan = InstallPlan.of(bundle, here);
        var problems = new ArrayList<>(Samples.check(bundle));
        problems.addAll(problemsOf(snapshot, bundle, plan));
        return new Compared(bundle, plan, bases, snapshot, problems, List.of());
    }

    /** Looks at everything that would change as if it had. */
    private List<Problem> problemsOf(MetadataSnapshot snapshot, Bundle bundle, InstallPlan plan) {
        return inFiles(bundle, desk.examine(snapshot, changing(bundle, plan)), Findings::errors);
    }

    private Uni<List<Problem>> warningsOf(Compared compared) {
        var examined = desk.examine(compared.world(), changing(compared.bundle(), compared.plan()));
        return desk.survey(compared.world(), examined)
                .map(surveyed -> inFiles(compared.bundle(), surveyed, Findings::warnings));
    }

    private static List<Problem> inFiles(
            Bundle bundle, List<Examined> examined, Function<Findings, List<Problem>> found) {
        return examined.stream()
                .flatMap(one -> found.apply(one.findings()).stream()
                        .map(problem -> problem.under("/"
                                + bundle.object(one.release().id())
                                        .orElseThrow()
                                        .path())))
                .toList();
    }

    private static List<Release> changing(Bundle bundle, InstallPlan plan) {
        return releases(
                bundle,
                plan,
                Stream.of(InstallPlan.Action.CREATE, InstallPlan.Action.UPDATE, InstallPlan.Action.CONFLICT));
    }

    private Uni<Compared> install(Transaction transaction, Caller caller, Bundle bundle, InstallOptions options) {
        return desk.lockPublishing(transaction)
                .chain(() -> compare(transaction, bundle))
                .invoke(compared -> refuse(compared, options))
                .call(compared -> publish(transaction, caller, compared, options))
                .call(compared -> rebase(transaction, compared, options))
                .call(() -> table.save(transaction.connection(), bundle, caller.person(), clock.instant()));
    }

    private Uni<Void> publish(Transaction transaction, Caller caller, Compared compared, InstallOptions options) {
        var bundle = compared.bundle();
        var releases = Stream.concat(
                        releases(
                                bundle,
                                compared.plan(),
                                Stream.of(InstallPlan.Action.CREATE, InstallPlan.Action.UPDATE))
                                .stream(),
                        decided(compared, options, Choices.Side.THEIRS).stream())
                .toList();
        return releases.isEmpty()
                ? Uni.createFrom().voidItem()
                : desk.publishAll(transaction, caller, releases, bundle.pkg() + " " + bundle.version())
                        .replaceWithVoid();
    }

    /** The next upgrade compares with what this one brought, also where ours stayed. */
    private Uni<Void> rebase(Transaction transaction, Compared compared, InstallOptions options) {
        var unchanged = releases(compared.bundle(), compared.plan(), Stream.of(InstallPlan.Action.UNCHANGED));
        var stale = Stream.concat(unchanged.stream(), decided(compared, options, Choices.Side.OURS).stream())
                .filter(release -> !release.doc().equals(compared.bases().get(release.id())))
                .toList();
        return Multi.createFrom()
                .iterable(stale)
                .onItem()
                .call(release -> desk.rebase(transaction, release))
                .onItem()
                .ignoreAsUni();
    }

    /** The conflicts in which {@code side} holds. */
    private static List<Release> decided(Compared compared, InstallOptions options, Choices.Side side) {
        return releases(compared.bundle(), compared.plan(), Stream.of(InstallPlan.Action.CONFLICT)).stream()
                .filter(release ->
                        options.choices().of(release.id()).filter(side::equals).isPresent())
                .toList();
    }

    private static void refuse(Compared compared, InstallOptions options) {
        if (!compared.problems().isEmpty()) {
            throw Rejected.invalid(compared.problems());
        }
        var conflicts = compared.plan().with(InstallPlan.Action.CONFLICT).stream()
                .filter(object -> options.choices().of(object.id()).isEmpty())
                .toList();
        if (!conflicts.isEmpty()) {
            throw Rejected.invalid(conflicts.stream()
                    .map(object -> Problem.at(
                            "/" + object.path(),
                            "bundle_conflict",
                            Map.of("key", object.id().toString())))
                    .toList());
        }
    }

    private static List<Release> releases(Bundle bundle, InstallPlan plan, Stream<InstallPlan.Action> actions) {
        return actions.flatMap(action -> plan.with(action).stream())
                .map(object -> new Release(object.id(), object.doc(), bundle.version()))
                .toList();
    }

    private static Plan told(Compared compared) {
        var bundle = compared.bundle();
        var items = compared.plan().items().stream()
                .map(item -> new Plan.Item(
                        item.object().id().kind(),
                        item.object().id().key().toString(),
                        item.object().doc().path("title"),
                        item.action().name().toLowerCase(Locale.ROOT),
                        item.ours(),
                        item.theirs()))
                .toList();
        var people = bundle.sample().getOrDefault(Bundle.USERS, List.of()).size();
        var counts = new Plan.Sample(people, Samples.rows(bundle).size());
        return new Plan(bundle.manifest(), items, counts, compared.problems(), compared.warnings());
    }

    private List<Bundle.BundleObject> objects(MetadataSnapshot snapshot, String pkg) {
        return snapshot.ofPackage(pkg).stream()
                .map(object -> new Bundle.BundleObject(
                        new MetadataId(object.kind(), object.key()),
                        object.doc(),
                        kinds.named(object.kind()).folder() + "/" + object.key().key() + ".json"))
                .toList();
    }

    /** For an application that was made here. */
    private static JsonNode manifest(MetadataSnapshot snapshot, String pkg) {
        var menu = snapshot.find("menu", new ObjectKey(pkg, Apps.MAIN)).orElseThrow(Rejected::notFound);
        var manifest = Json.object()
                .put("format", 1)
                .put("id", pkg)
                .put("version", "1.0.0")
                .put("engine", ">=0.1");
        manifest.set("title", menu.doc().path("title"));
        if (menu.doc().has("icon")) {
            manifest.set("icon", menu.doc().path("icon"));
        }
        return manifest;
    }
}

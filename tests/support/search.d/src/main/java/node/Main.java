/* SPDX-License-Identifier: Apache-2.0 */
package node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** One node on the loopback. Arguments: HOME HTTP_PORT TRANSPORT_PORT [plain]; plain: without nori. */
public final class Main {
    private static final class LocalNode extends Node {
        LocalNode(Settings settings, List<Class<? extends Plugin>> plugins) {
            super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "n1"), plugins, false);
        }
    }

    private static List<Class<? extends Plugin>> plugins(boolean isPlain) {
        List<Class<? extends Plugin>> plugins = new ArrayList<>(
                List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class));
        if (!isPlain) {
            plugins.add(NoriPlugin.class);
        }
        return plugins;
    }

    public static void main(String[] args) throws Exception {
        Path home = Paths.get(args[0]).toAbsolutePath();
        Files.createDirectories(home.resolve("config"));
        Settings settings = Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", home.resolve("data").toString())
                .put("path.logs", home.resolve("logs").toString())
                .put("cluster.name", "tests")
                .put("node.name", "n1")
                .put("network.host", "127.0.0.1")
                .put("http.port", args[1])
                .put("transport.port", args[2])
                .put("discovery.type", "single-node")
                // Garbage that no collection has taken away yet is no reason to refuse a request.
                .put("indices.breaker.total.use_real_memory", false)
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        Node node = new LocalNode(settings, plugins(args.length > 3 && args[3].equals("plain")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node)));
        node.start();
        new CountDownLatch(1).await();
    }

    private static void stop(Node node) {
        try {
            node.close();
            node.awaitClose(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}

package dev.loveless.asl.wrong;

import com.dashjoin.jsonata.Jsonata;
import com.jayway.jsonpath.JsonPath;
import dev.loveless.asl.crooked.Bent;
import dev.loveless.cli.Main;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** Code that breaks the rules of the house, to show that it is found. Never run. */
@SuppressWarnings("SystemOut")
public final class Faults {
    private Faults() {}

    public static final class KnowsTheCommandLine {
        public Class<?> known() {
            return Main.class;
        }
    }

    public static final class PartOfACycle {
        public Class<?> known() {
            return Bent.class;
        }
    }

    public static final class KnowsJsonPath {
        public JsonPath known() {
            return JsonPath.compile("$");
        }
    }

    public static final class KnowsJsonata {
        public Jsonata known() {
            return Jsonata.jsonata("1");
        }
    }

    public static final class KnowsYaml {
        public LoadSettings known() {
            return LoadSettings.builder().build();
        }
    }

    public static final class KnowsPicocli {
        public Class<?> known() {
            return CommandLine.class;
        }
    }

    public static final class ReadsARandomSource {
        public UUID read() {
            return UUID.randomUUID();
        }
    }

    public static final class ReadsAClock {
        public LocalDate read() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    public static final class ReadsAFile {
        public Path read() {
            return Path.of("file");
        }
    }

    public static final class StartsAThread {
        public void start() {
            new Thread(() -> {}).start();
        }
    }

    public static final class Sleeps {
        public void sleep() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    public static final class Prints {
        public void print() {
            System.out.println("printed");
        }
    }

    public static final class PrintsAStackTrace {
        public void print(Exception e) {
            e.printStackTrace();
        }
    }

    public static final class Logs {
        public Logger log() {
            return Logger.getLogger("log");
        }
    }

    public static final class WritesALog {
        public org.slf4j.Logger log() {
            return org.slf4j.LoggerFactory.getLogger("log");
        }
    }
}

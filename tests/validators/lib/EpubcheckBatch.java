import com.adobe.epubcheck.tool.EpubChecker;

/**
 * Checks many publications in one JVM: EPUBCheck's own command line takes one,
 * and starting it costs more than checking.
 *
 * Arguments: a folder, then the publications. The report on the first of them
 * becomes FOLDER/0.json, on the next FOLDER/1.json, and so on.
 */
public final class EpubcheckBatch {
    private EpubcheckBatch() {
    }

    public static void main(String[] arguments) {
        for (int i = 1; i < arguments.length; i++) {
            String report = arguments[0] + "/" + (i - 1) + ".json";
            new EpubChecker().run(new String[] {
                arguments[i], "--usage", "--quiet", "--locale", "en", "--json", report,
            });
        }
    }
}

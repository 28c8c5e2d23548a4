/* SPDX-License-Identifier: Apache-2.0 */
package node;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.opensearch.index.analysis.AbstractTokenFilterFactory;
import org.opensearch.index.analysis.AbstractTokenizerFactory;
import org.opensearch.index.analysis.AnalyzerProvider;
import org.opensearch.index.analysis.TokenFilterFactory;
import org.opensearch.index.analysis.TokenizerFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/** Lucene's Korean analysis by the names of the plugin analysis-nori, which is not published where Maven finds it. */
public class NoriPlugin extends Plugin implements AnalysisPlugin {
    private static DecompoundMode mode(Settings settings) {
        return DecompoundMode.valueOf(settings.get("decompound_mode", "discard").toUpperCase(Locale.ROOT));
    }

    private static UserDictionary dictionary(Settings settings) {
        List<String> rules = settings.getAsList("user_dictionary_rules");
        try {
            return rules.isEmpty() ? null : UserDictionary.open(new StringReader(String.join("\n", rules)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<POS.Tag> stopTags(Settings settings) {
        List<String> names = settings.getAsList("stoptags", null);
        if (names == null) {
            return KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS;
        }
        Set<POS.Tag> tags = EnumSet.noneOf(POS.Tag.class);
        names.forEach(name -> tags.add(POS.resolveTag(name)));
        return tags;
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of("nori_tokenizer", (index, environment, name, settings) -> {
            UserDictionary dictionary = dictionary(settings);
            DecompoundMode mode = mode(settings);
            boolean discard = settings.getAsBoolean("discard_punctuation", true);
            return new AbstractTokenizerFactory(index, settings, name) {
                @Override
                public Tokenizer create() {
                    return new KoreanTokenizer(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, dictionary, mode, false, discard);
                }
            };
        });
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "nori_part_of_speech", (index, environment, name, settings) -> {
                    Set<POS.Tag> tags = stopTags(settings);
                    return new AbstractTokenFilterFactory(index, name, settings) {
                        @Override
                        public TokenStream create(TokenStream in) {
                            return new KoreanPartOfSpeechStopFilter(in, tags);
                        }
                    };
                },
                "nori_readingform", (index, environment, name, settings) ->
                        new AbstractTokenFilterFactory(index, name, settings) {
                            @Override
                            public TokenStream create(TokenStream in) {
                                return new KoreanReadingFormFilter(in);
                            }
                        });
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Map.of("nori", (index, environment, name, settings) -> {
            KoreanAnalyzer analyzer = new KoreanAnalyzer(dictionary(settings), mode(settings), stopTags(settings), false);
            return new AbstractIndexAnalyzerProvider<KoreanAnalyzer>(index, name, settings) {
                @Override
                public KoreanAnalyzer get() {
                    return analyzer;
                }
            };
        });
    }
}

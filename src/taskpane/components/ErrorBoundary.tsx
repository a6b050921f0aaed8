import { Component, type ErrorInfo, type ReactNode } from "react";
import type { LanguageCode } from "../../application/ports";
import { shellTextsOf } from "../../text/shellTexts";
import { CopyButton } from "./CopyButton";

interface Props {
  readonly language: LanguageCode;
  readonly onRestart: () => void;
  readonly children: ReactNode;
}

/** Catches bugs of ours: plain words, the details to copy, a way to start again. Faults never come here. */
export class ErrorBoundary extends Component<Props, { readonly details: string | undefined }> {
  override state: { readonly details: string | undefined } = { details: undefined };

  static getDerivedStateFromError(error: unknown): { readonly details: string } {
    return { details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    this.setState({ details: `${error.stack ?? error.message}\n${componentStack ?? ""}` });
  }

  override render(): ReactNode {
    const { details } = this.state;
    const { language, onRestart, children } = this.props;
    if (details === undefined) return children;
    const { crash } = shellTextsOf(language);
    // No Fluent here: what failed may be Fluent itself.
    return (
      <main className="screen" role="alert">
        <h1>{crash.title}</h1>
        <p>{crash.body}</p>
        <div className="actions">
          <button
            type="button"
            onClick={() => {
              this.setState({ details: undefined });
              onRestart();
            }}
          >
            {crash.reload}
          </button>
          <CopyButton text={details} label={crash.copy} copiedLabel={crash.copied} />
        </div>
      </main>
    );
  }
}

import { useAnswer } from '../../host/useAnswer.ts';
import { hrefOf, useAddress } from '../../selection/useAddress.ts';
import { viewOf } from '../../selection/view.ts';
import { ServiceLinks } from '../../ui/controls/ServiceLinks.tsx';

/** One service, or all of them. */
export function ServiceFilter() {
  const { selection } = useAddress();
  const state = useAnswer({ kind: 'shell', view: viewOf({ ...selection, service: null }) });
  const services = state.status === 'answered' ? state.answer.body.services : [];
  if (services.length < 2) return <span />;
  return (
    <ServiceLinks
      choices={[{ id: null, label: 'All services' }, ...services]}
      chosen={selection.service}
      hrefOf={(id) =>
        hrefOf({ screen: 'overview' }, { ...selection, service: id, receipt: null, baseline: null })
      }
    />
  );
}

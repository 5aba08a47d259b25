import type { TrendsBody } from '../../engine/answers/trendsBody.ts';
import { hrefOf, useAddress } from '../../selection/useAddress.ts';
import { ServiceLinks } from '../../ui/controls/ServiceLinks.tsx';

/** Trends are of one service. */
export function ServiceChoice({ body }: { body: Pick<TrendsBody, 'service' | 'services'> }) {
  const { selection } = useAddress();
  if (body.services.length < 2) return null;
  return (
    <ServiceLinks
      choices={body.services}
      chosen={body.service}
      hrefOf={(id) =>
        hrefOf({ screen: 'trends' }, { ...selection, service: id, receipt: null, baseline: null })
      }
    />
  );
}
